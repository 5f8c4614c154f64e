namespace Unroll.Classic.Tests;

/// <summary>Compares numbers with PyTorch's.</summary>
internal static class Comparison
{
    public static void Near(string what, double expected, double actual, double allowed)
    {
        double off = Math.Abs(expected - actual);
        Assert.True(off <= allowed, $"{what}: expected {expected:G9}, here {actual:G9}, off by {off:G3}, allowed {allowed:G3}");
    }

    /// <summary>Compares a tensor with a summary of it.</summary>
    /// <param name="expected">The summary.</param>
    /// <param name="values">The tensor in canonical order.</param>
    /// <param name="tolerance">
    /// How far an entry may be off, of itself and the root mean square. Errors are of many signs: the norm may be off by a tenth of that,
    /// of itself, and the sum by ten times as much, of the norm. </param>
    public static void Near(TensorSummary expected, float[] values, double tolerance)
    {
        double rootMeanSquare = expected.Norm / Math.Sqrt(values.Length);
        foreach (double[] entry in expected.Entries)
        {
            int place = (int)entry[0];
            Near($"{expected.Name}[{place}]", entry[1], values[place], tolerance * (Math.Abs(entry[1]) + rootMeanSquare));
        }

        double norm = Math.Sqrt(values.Sum(value => (double)value * value));
        Near($"norm of {expected.Name}", expected.Norm, norm, tolerance / 10 * expected.Norm);
        Near($"sum of {expected.Name}", expected.Sum, values.Sum(value => (double)value), 10 * tolerance * expected.Norm);
    }
}
