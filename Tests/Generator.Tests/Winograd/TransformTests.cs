using System.Reflection;
using Microsoft.CodeAnalysis;
using Unroll.Generator.Emission;
using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;
using static System.FormattableString;

namespace Unroll.Generator.Tests.Winograd;

/// <summary>
/// The transforms, as the code that is emitted for them computes: their matrices, column by column from unit vectors, make a convolution
/// together, and its derivatives.
/// </summary>
public class TransformTests
{
    private const double Tolerance = 1e-6;      // G's 1/6, 1/12 and 1/24 are rounded to single precision

    public static TheoryData<int, int> Sizes() => new() { { 4, 2 }, { 4, 3 }, { 6, 2 }, { 6, 3 }, { 6, 4 }, { 6, 5 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Transforms_make_a_convolution(int inputTile, int taps)
    {
        var size = new WinogradVariant(taps, 1, inputTile);
        WinogradTransforms transforms = WinogradTransforms.Of(size);
        double[,] input = Matrix(WinogradTransforms.InputOf(inputTile), inputTile), output = Matrix(transforms.Output, inputTile),
            filter = Matrix(transforms.Filter, inputTile);
        Assert.Equal([inputTile, inputTile - taps + 1, taps], new[] { input.GetLength(0), output.GetLength(0), filter.GetLength(0) });
        for (int o = 0; o < size.OutputTile; o++)
        {
            for (int tap = 0; tap < taps; tap++)
            {
                for (int i = 0; i < inputTile; i++)
                {
                    // Filter is G transposed. What input i gives output o through a weight: 1 where the weight lies on it.
                    double sum = Enumerable.Range(0, inputTile)
                        .Sum(position => output[o, position] * filter[tap, position] * input[position, i]);
                    Assert.Equal(i == o + tap ? 1 : 0, sum, Tolerance);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_transform_of_gradients_is_that_of_outputs_transposed(int inputTile, int taps)
    {
        var size = new WinogradVariant(taps, 1, inputTile);
        double[,] gradient = Matrix(WinogradTransforms.GradientOf(inputTile, size.OutputTile), size.OutputTile),
            output = Matrix(WinogradTransforms.Of(size).Output, inputTile);
        for (int position = 0; position < inputTile; position++)
        {
            for (int o = 0; o < size.OutputTile; o++)
                Assert.Equal(output[o, position], gradient[position, o]);
        }
    }

    /// <summary>Compiles what is emitted for a map, and runs it on the unit vectors.</summary>
    private static double[,] Matrix(LinearMap map, int inputs)
    {
        var code = new CodeWriter();
        map.Write(new ScalarIsa(), code, index => Invariant($"a[{index}]"), index => Invariant($"y{index}"), "y");
        string results = string.Join(", ", Enumerable.Range(0, map.Outputs).Select(index => Invariant($"y{index}")));
        Compilation compilation = Consumer.Compilation($$"""
            public static class Map
            {
                private static float Create(float value) => value;
                private static float fma(float a, float b, float sum) => a * b + sum;
                public static float[] Of(float[] a)
                {
                    {{code}}
                    return new[] { {{results}} };
                }
            }
            """);
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        MethodInfo method = Assembly.Load(image.ToArray()).GetType("Map")!.GetMethod("Of")!;
        var matrix = new double[map.Outputs, inputs];
        for (int column = 0; column < inputs; column++)
        {
            var unit = new float[inputs];
            unit[column] = 1;
            var values = (float[])method.Invoke(null, [unit])!;
            for (int row = 0; row < map.Outputs; row++)
                matrix[row, column] = values[row];
        }

        return matrix;
    }
}
