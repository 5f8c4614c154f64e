namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// F(m x m, 3x3): a square of m x m outputs is Aᵀ ((G g Gᵀ) ⊙ (Bᵀ d B)) A, with the kernel g and the square d of the input (Lavin and Gray,
/// "Fast Algorithms for Convolutional Neural Networks", 2016). The interpolation points are 0, 1, -1, infinity, and for m = 4 also 2 and -2.
/// </summary>
/// <param name="Input">Bᵀ.</param>
/// <param name="Kernel">G.</param>
/// <param name="Output">Aᵀ.</param>
internal sealed record WinogradMatrices(double[,] Input, double[,] Kernel, double[,] Output)
{
    public static readonly WinogradMatrices Two = new(
        new double[,]
        {
            { 1, 0, -1, 0 },
            { 0, 1, 1, 0 },
            { 0, -1, 1, 0 },
            { 0, 1, 0, -1 },
        },
        new[,]
        {
            { 1, 0, 0 },
            { 0.5, 0.5, 0.5 },
            { 0.5, -0.5, 0.5 },
            { 0, 0, 1 },
        },
        new double[,]
        {
            { 1, 1, 1, 0 },
            { 0, 1, -1, -1 },
        });

    public static readonly WinogradMatrices Four = new(
        new double[,]
        {
            { 4, 0, -5, 0, 1, 0 },
            { 0, -4, -4, 1, 1, 0 },
            { 0, 4, -4, -1, 1, 0 },
            { 0, -2, -1, 2, 1, 0 },
            { 0, 2, -1, -2, 1, 0 },
            { 0, 4, 0, -5, 0, 1 },
        },
        new[,]
        {
            { 1.0 / 4, 0, 0 },
            { -1.0 / 6, -1.0 / 6, -1.0 / 6 },
            { -1.0 / 6, 1.0 / 6, -1.0 / 6 },
            { 1.0 / 24, 1.0 / 12, 1.0 / 6 },
            { 1.0 / 24, -1.0 / 12, 1.0 / 6 },
            { 0, 0, 1 },
        },
        new double[,]
        {
            { 1, 1, 1, 1, 1, 0 },
            { 0, 1, -1, 2, -2, 0 },
            { 0, 1, 1, 4, 4, 0 },
            { 0, 1, -1, 8, -8, 1 },
        });

    /// <summary>m: outputs on a side of a square.</summary>
    public int Outputs => Output.GetLength(0);

    /// <summary>Inputs on a side of a square.</summary>
    public int Span => Input.GetLength(0);

    public static double[,] Transpose(double[,] matrix)
    {
        var transposed = new double[matrix.GetLength(1), matrix.GetLength(0)];
        for (int row = 0; row < matrix.GetLength(0); row++)
            for (int column = 0; column < matrix.GetLength(1); column++)
                transposed[column, row] = matrix[row, column];
        return transposed;
    }
}
