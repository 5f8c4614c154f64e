namespace Unroll.Benchmarks.Compare;

/// <summary>Gives biases, which start at zero, values that a comparison can see.</summary>
internal static class RandomBiases
{
    public static void Draw(Network network)
    {
        foreach (ParameterTensor bias in network.Parameters.Where(parameter => parameter.Shape.Count == 1))
        {
            float[] values = RandomSamples.Values(bias.Length, seed: bias.Length);
            foreach (ref float value in values.AsSpan())
                value *= 0.1f;
            bias.CopyFrom(values);
        }
    }
}
