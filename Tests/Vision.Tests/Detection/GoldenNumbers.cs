using System.Runtime.InteropServices;
using System.Text.Json;

namespace Unroll.Vision.Tests;

/// <summary>Numbers that other libraries computed, by their names: a file of a folder, which the script beside it wrote.</summary>
internal sealed class GoldenNumbers(string file, string folder = "Detection")
{
    private readonly Dictionary<string, double[]> _numbers = JsonSerializer.Deserialize<Dictionary<string, double[]>>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, folder, file)))!;

    public double[] this[string name] => _numbers[name];

    public float[] Floats(string name) => Array.ConvertAll(_numbers[name], x => (float)x);

    public int[] Integers(string name) => Array.ConvertAll(_numbers[name], x => checked((int)x));

    public Box[] Boxes(string name) => MemoryMarshal.Cast<float, Box>(Floats(name)).ToArray();

    /// <summary>Checks that numbers are close, relative to the larger of their size and 1.</summary>
    public static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs(expected[i] - actual[i]);
            Assert.True(difference <= tolerance * Math.Max(1, Math.Abs(expected[i])), $"{i}: expected {expected[i]}, came {actual[i]}");
        }
    }
}
