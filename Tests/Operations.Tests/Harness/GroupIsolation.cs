using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// What is not finite in one group of a network of grouped convolutions reaches no other group: not one bit of another's numbers changes.
/// </summary>
internal static class GroupIsolation
{
    private const int Samples = 3;

    /// <summary>What this comparison of a network is called, beside the other.</summary>
    public static string NameOf(string network) => network + ", group by group";

    /// <summary>Puts a NaN into each group in turn, and returns what of the others changes; nothing if all is well.</summary>
    public static IEnumerable<string> Run(NetworkCase @case, NetworkDriver driver)
    {
        ReferenceNetwork network = @case.Build();
        int groups = network.Nodes.Select(node => node.Operation).OfType<Conv>().First().Groups;
        using Network generated = Comparison.Create(network, driver);
        Minibatch batch = Minibatch.DrawCertain(network, Samples, Numbers.Of(@case.Name + " isolation"));
        Numbered[] clean = Compute(generated, driver, network, batch);
        int channels = network.Inputs.Single().Extent.Channels, length = network.Inputs.Single().Extent.Length;
        foreach (float poison in new[] { float.NaN, float.PositiveInfinity })
        {
            for (int group = 0; group < groups; group++)
            {
                // In the last channel of the group, at a pixel in the middle of the second sample.
                int at = length + (length / channels / 2 * channels) + ((group + 1) * (channels / groups)) - 1;
                float kept = batch.Inputs[0][at];
                batch.Inputs[0][at] = poison;
                Numbered[] poisoned = Compute(generated, driver, network, batch);
                batch.Inputs[0][at] = kept;
                for (int tensor = 0; tensor < clean.Length; tensor++)
                {
                    (string name, float[] before) = clean[tensor];
                    float[] after = poisoned[tensor].Values;
                    int width = clean[tensor].Filters;
                    bool isShown = false;
                    for (int i = 0; i < before.Length; i++)
                    {
                        bool changed = BitConverter.SingleToInt32Bits(before[i]) != BitConverter.SingleToInt32Bits(after[i]);
                        if (i % width / (width / groups) == group)
                            isShown |= changed;
                        else if (changed)
                            yield return $"{poison} in group {group}: {name}[{i}] was {before[i]:R} and is {after[i]:R}";
                    }

                    if (!isShown)
                        yield return $"{poison} in group {group}: nothing of {name} shows it";
                }
            }
        }
    }

    private static Numbered[] Compute(Network generated, NetworkDriver driver, ReferenceNetwork network, Minibatch batch)
    {
        float[][] outputs = Comparison.Guarded([network.Outputs.Single().Extent.Length * Samples]);
        driver.PredictMany(generated, batch.Inputs, outputs, Samples);
        driver.ComputeGradients(generated, batch.Inputs, batch.Targets, Samples);
        List<Numbered> computed =
            [new("output", outputs[0][DriverText.Guard..^DriverText.Guard], network.Outputs.Single().Extent.Channels)];
        foreach (ReferenceParameter parameter in network.Parameters)
        {
            var gradient = new float[parameter.Values.Length];
            generated.Parameters[parameter.Name].CopyGradientTo(gradient);
            computed.Add(new("gradient of " + parameter.Name, gradient, parameter.Dimensions[^1]));
        }

        return [.. computed];
    }

    /// <summary>Numbers whose last dimension is the filters.</summary>
    private sealed record Numbered(string Name, float[] Values, int Filters)
    {
        public void Deconstruct(out string name, out float[] values) => (name, values) = (Name, Values);
    }
}
