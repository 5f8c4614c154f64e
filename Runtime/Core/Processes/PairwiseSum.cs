namespace Unroll;

/// <summary>Adds numbers in the order in which <see cref="PartSum"/> and <see cref="ProcessGroup.AllReduce"/> add gradients.</summary>
internal static class PairwiseSum
{
    /// <summary>The sum; the numbers are changed.</summary>
    public static double Of(Span<double> numbers)
    {
        for (int span = 1; span < numbers.Length; span *= 2)
        {
            for (int first = 0; first + span < numbers.Length; first += 2 * span)
                numbers[first] += numbers[first + span];
        }

        return numbers[0];
    }
}
