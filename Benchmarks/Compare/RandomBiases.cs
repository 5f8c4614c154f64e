namespace Unroll.Benchmarks.Compare;

/// <summary>Moves biases and the vectors of batch normalizations from where they start to values that a comparison can see.</summary>
internal static class RandomBiases
{
    public static void Draw(Network network)
    {
        foreach (ParameterTensor bias in network.Parameters.Where(parameter => parameter.Shape.Count == 1))
        {
            float[] values = new float[bias.Length], random = RandomSamples.Values(bias.Length, seed: bias.Length);
            bias.CopyTo(values);
            for (int i = 0; i < values.Length; i++)
                values[i] += 0.1f * random[i];
            bias.CopyFrom(values);
        }
    }
}
