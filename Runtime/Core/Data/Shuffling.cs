namespace Unroll;

/// <summary>Random orders that depend on their seed alone: the same seed gives the same order on every machine and in every version of
/// .NET.</summary>
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

        var random = new RandomStream(RandomStream.Mix(((ulong)(uint)stream << 32) | (uint)seed));
        Shuffle(order, ref random);
    }

    /// <summary>Brings numbers into a random order: Fisher and Yates, from the back (Knuth, The Art of Computer Programming, volume 2,
    /// algorithm 3.4.2 P).</summary>
    public static void Shuffle(Span<int> order, ref RandomStream random)
    {
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.NextBelow(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}
