namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// F(m x m, r x r): a tile of m x m outputs is Aᵀ ((G g Gᵀ) ⊙ (Bᵀ d B)) A, with the kernel g and the tile d of the input (Lavin and
/// Gray, "Fast Algorithms for Convolutional Neural Networks", 2016). The matrices follow from the interpolation points as in Toom's and
/// Cook's multiplication of polynomials, turned round (Blahut, "Fast Algorithms for Signal Processing", 2010, chapter 5): 0, 1, -1,
/// infinity, and for input tiles of 6 also 2 and -2.
/// </summary>
/// <param name="Input">Bᵀ.</param>
/// <param name="Kernel">G.</param>
/// <param name="Output">Aᵀ.</param>
internal sealed record WinogradMatrices(double[,] Input, double[,] Kernel, double[,] Output)
{
    /// <summary>m: outputs on a side of a tile.</summary>
    public int Outputs => Output.GetLength(0);

    /// <summary>r: taps on a side of the kernel.</summary>
    public int Taps => Kernel.GetLength(1);

    /// <summary>Inputs on a side of a tile.</summary>
    public int InputTile => Input.GetLength(0);

    public static WinogradMatrices Of(int inputTile, int taps)
    {
        double[] points = inputTile == 4 ? [0, 1, -1] : [0, 1, -1, 2, -2];
        int outputs = inputTile - taps + 1;
        var matrices = new WinogradMatrices(new double[inputTile, inputTile], new double[inputTile, taps], new double[outputs, inputTile]);
        for (int i = 0; i < points.Length; i++)
        {
            double[] others = [.. points.Where((_, j) => j != i)];
            matrices.SetInput(i, others);
            double scale = others.Aggregate(1.0, (product, other) => product * (points[i] - other));
            for (int tap = 0; tap < taps; tap++)
                matrices.Kernel[i, tap] = Math.Pow(points[i], tap) / scale;
            for (int output = 0; output < outputs; output++)
                matrices.Output[output, i] = Math.Pow(points[i], output);
        }

        matrices.SetInput(inputTile - 1, points);
        matrices.Kernel[inputTile - 1, taps - 1] = 1;
        matrices.Output[outputs - 1, inputTile - 1] = 1;
        return matrices;
    }

    public static double[,] Transpose(double[,] matrix)
    {
        var transposed = new double[matrix.GetLength(1), matrix.GetLength(0)];
        for (int row = 0; row < matrix.GetLength(0); row++)
            for (int column = 0; column < matrix.GetLength(1); column++)
                transposed[column, row] = matrix[row, column];
        return transposed;
    }

    /// <summary>A row of Bᵀ: the coefficients of the polynomial that is zero at some points.</summary>
    private void SetInput(int row, double[] zeros)
    {
        Input[row, 0] = 1;
        for (int degree = 0; degree < zeros.Length; degree++)
        {
            // Times (x - zero).
            for (int power = degree + 1; power >= 0; power--)
                Input[row, power] = (power > 0 ? Input[row, power - 1] : 0) - (zeros[degree] * Input[row, power]);
        }
    }
}
