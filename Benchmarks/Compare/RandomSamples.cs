namespace Unroll.Benchmarks.Compare;

/// <summary>Samples drawn at random, the same in every run.</summary>
internal static class RandomSamples
{
    /// <summary>Values between -1 and 1.</summary>
    public static float[] Values(int length, int seed = 1)
    {
        float[] values = new float[length];
        Fill(values, new Random(seed));
        return values;
    }

    /// <summary>Mini-batches for a network of one input and one loss.</summary>
    public static Batch[] Batches(NetworkDescription network, int batches, int size) =>
        [.. Enumerable.Range(1, batches).Select(seed => Batch(network, size, seed))];

    private static Batch Batch(NetworkDescription network, int size, int seed)
    {
        var random = new Random(seed);
        var batch = new Batch(network, size) { Count = size };
        Fill(batch.Input(0), random);
        LossDescription loss = network.Losses[0];
        if (loss.TakesLabels)
        {
            foreach (ref int label in batch.Labels(0))
                label = random.Next(loss.Length);
        }
        else
        {
            Fill(batch.Targets(0), random);
        }

        return batch;
    }

    private static void Fill(Span<float> values, Random random)
    {
        foreach (ref float value in values)
            value = 2 * random.NextSingle() - 1;
    }
}
