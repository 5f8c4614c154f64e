using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>The matrices of the reference's error analysis make a convolution, and its bounds hold without being wide.</summary>
public class WinogradReferenceTests
{
    public static TheoryData<int, int> Sizes() => new() { { 4, 2 }, { 4, 3 }, { 6, 2 }, { 6, 3 }, { 6, 4 }, { 6, 5 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_matrices_make_a_convolution(int inputTile, int taps)
    {
        var matrices = WinogradMatrices.Of(inputTile, taps);
        Assert.Equal((inputTile, taps, inputTile - taps + 1), (matrices.InputTile, matrices.Taps, matrices.Outputs));
        for (int o = 0; o < matrices.Outputs; o++)
            for (int tap = 0; tap < taps; tap++)
                for (int i = 0; i < matrices.InputTile; i++)
                {
                    // What input i gives output o through a weight: 1 where the weight lies on it.
                    double sum = Enumerable.Range(0, matrices.InputTile).Sum(position =>
                        matrices.Output[o, position] * matrices.Kernel[position, tap] * matrices.Input[position, i]);
                    Assert.Equal(i == o + tap ? 1 : 0, sum, 1e-15);
                }
    }

    /// <summary>The transforms in single precision, as plainly as can be, lie within the analysis' errors.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void Tiles_in_single_precision_are_within_their_errors(int inputTile, int taps)
    {
        var numbers = Numbers.Of($"tiles {inputTile} {taps}");
        var matrices = WinogradMatrices.Of(inputTile, taps);
        double[][,] all = [matrices.Input, matrices.Kernel, matrices.Output, WinogradMatrices.Transpose(matrices.Output)];
        foreach (double[,] matrix in all)
        {
            var map = new TileMap(matrix, 1);
            double[] values = new double[map.To * map.To], errors = new double[values.Length];
            for (int repetition = 0; repetition < 200; repetition++)
            {
                double[] tile = [.. Enumerable.Range(0, map.From * map.From).Select(_ => (double)numbers.Uniform(1))];
                map.Apply(tile, [], values, errors);
                float[] single = InSinglePrecision(matrix, tile);
                for (int i = 0; i < values.Length; i++)
                    Assert.InRange(single[i], values[i] - (Bounded.Confidence * errors[i]), values[i] + (Bounded.Confidence * errors[i]));
            }
        }
    }

    private static float[] InSinglePrecision(double[,] matrix, double[] tile)
    {
        (int to, int from) = (matrix.GetLength(0), matrix.GetLength(1));
        var lines = new float[to, from];
        for (int row = 0; row < to; row++)
            for (int column = 0; column < from; column++)
                for (int i = 0; i < from; i++)
                    lines[row, column] += (float)matrix[row, i] * (float)tile[(i * from) + column];
        var result = new float[to * to];
        for (int row = 0; row < to; row++)
            for (int column = 0; column < to; column++)
                for (int i = 0; i < from; i++)
                    result[(row * to) + column] += (float)matrix[column, i] * lines[row, i];
        return result;
    }
}
