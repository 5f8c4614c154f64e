namespace Unroll;

/// <summary>Divides samples at random into those to train on and those to score the epochs with.</summary>
internal static class SampleSplit
{
    /// <summary>The places of both parts, each sample in exactly one of them.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="devFraction">The share of the development set; its number of samples is rounded to the nearest.</param>
    /// <param name="seed">The same seed divides the same way, everywhere.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction leaves one of the two without a sample.</exception>
    public static (int[] Train, int[] Dev) Draw(int count, double devFraction, int seed)
    {
        double exact = Math.Round(devFraction * count, MidpointRounding.AwayFromZero);
        if (!(devFraction > 0 && devFraction < 1 && exact >= 1 && exact < count))
        {
            throw new ArgumentOutOfRangeException(
                nameof(devFraction),
                devFraction,
                $"A share of {devFraction} leaves one part of {count} samples empty; "
                + "expected a fraction that gives both at least one sample.");
        }

        int[] order = new int[count];
        Shuffling.Fill(order, seed, stream: 0);
        return (order[(int)exact..], order[..(int)exact]);
    }
}
