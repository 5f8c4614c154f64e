namespace Unroll.Vision.Tests;

/// <summary>Numbers that make_regions.py has, too.</summary>
internal static class RegionValues
{
    /// <summary>Multiples of 1/1024 from -0.5 to 0.5, with ties.</summary>
    public static float[] Noise(int count, int start) =>
        [.. Enumerable.Range(0, count).Select(i => (((i * 7919L) + start) % 1024 / 1024f) - 0.5f)];

    public static double Product(float[] left, float[] right) => left.Zip(right, (a, b) => (double)a * b).Sum();
}
