namespace Samples.Reports;

/// <summary>The middle of several measurements, which a few slow ones do not move.</summary>
internal static class Median
{
    /// <summary>The middle one; of an even number the upper of the two in the middle. The measurements are sorted.</summary>
    /// <param name="measurements">One or more.</param>
    public static double Of(double[] measurements)
    {
        Array.Sort(measurements);
        return measurements[measurements.Length / 2];
    }
}
