namespace Unroll;

/// <summary>
/// Random orders that depend on their seed alone: the same seed gives the same order on every machine and in every version of .NET,
/// which <see cref="Random"/> does not promise.
/// </summary>
internal static class Shuffling
{
    /// <summary>Fills <paramref name="order"/> with 0, 1, 2, .. in an order drawn from the seed.</summary>
    /// <param name="order">Receives every number below its length once.</param>
    /// <param name="seed">The seed of the user.</param>
    /// <param name="stream">Which of the many orders of this seed; the trainer gives the epoch.</param>
    public static void Fill(Span<int> order, int seed, int stream)
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;

        ulong state = ((ulong)(uint)stream << 32) | (uint)seed;

        // Fisher and Yates, from the back (Knuth, The Art of Computer Programming, volume 2, algorithm 3.4.2 P).
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = Below(ref state, i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }

    // An unbiased number below the bound: multiply and shift, drawing again in the few cases that would favour small numbers
    // (Lemire, Fast Random Integer Generation in an Interval, 2019, algorithm 5).
    private static int Below(ref ulong state, int bound)
    {
        ulong product = (Next(ref state) >> 32) * (uint)bound;
        uint threshold = (uint)-bound % (uint)bound;
        while ((uint)product < threshold)
            product = (Next(ref state) >> 32) * (uint)bound;

        return (int)(product >> 32);
    }

    // SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014, figure 17 with the constants of figure 16).
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
