namespace Unroll.Vision;

/// <summary>Means over classes.</summary>
internal static class Means
{
    /// <summary>The mean of those that are numbers; NaN if none is.</summary>
    public static double OfNumbers(IEnumerable<double> values)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            sum += value;
            count++;
        }

        return sum / count;
    }
}
