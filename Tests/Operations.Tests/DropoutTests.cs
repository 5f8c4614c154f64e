using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// Dropout. While the weights behind it are 0, the outputs are 0; with targets that are 0 but for output s of sample s, the gradient of
/// weight [i, s] is then element i of sample s times its mask and a known factor, so every mask can be read off. A second network of the
/// same seed draws the same masks, with any weights: its gradients must be the reference's under those masks.
/// </summary>
public class DropoutTests
{
    private const int Elements = 60;
    private const int Samples = 12;

    private static readonly Lazy<CompiledNetworks> Compiled = new(() => CompiledNetworks.Compile(
        [Declare("HalfDropped", 0.5f, false), Declare("FewDropped", 0.125f, false), Declare("DroppedMaps", 0.3f, true)]));

    [Theory]
    [InlineData("HalfDropped", 0.5f)]
    [InlineData("FewDropped", 0.125f)]
    public void Kept_elements_are_scaled_and_as_many_as_the_rate_says(string name, float rate)
    {
        (int kept, int all, int together) = (0, 0, 0);
        var seen = new HashSet<string>();
        using Network generated = Open(name, rate, false, out ReferenceNetwork network, out Minibatch batch);
        for (int step = 0; step < 30; step++)
            foreach (bool[] mask in Masks(generated, network, batch, rate))
            {
                kept += mask.Count(keep => keep);
                together += mask.Zip(mask.Skip(1)).Count(pair => pair.First && pair.Second);
                all += mask.Length;
                seen.Add(string.Concat(mask.Select(keep => keep ? '1' : '0')));
            }
        // Binomial: five standard deviations either side. Neighbors are kept together as often as independence says.
        double probability = 1 - rate;
        Assert.InRange(kept, (all * probability) - (5 * Deviation(all, probability)),
            (all * probability) + (5 * Deviation(all, probability)));
        int pairs = all - (all / Elements);
        double both = probability * probability;
        Assert.InRange(together, (pairs * both) - (10 * Deviation(pairs, both)), (pairs * both) + (10 * Deviation(pairs, both)));
        Assert.Equal(30 * Samples, seen.Count);
    }

    [Theory]
    [InlineData("HalfDropped", 0.5f, false)]
    [InlineData("FewDropped", 0.125f, false)]
    [InlineData("DroppedMaps", 0.3f, true)]
    public void Gradients_are_those_of_the_reference_under_the_same_masks(string name, float rate, bool isImage)
    {
        bool[][] masks;
        using (Network probe = Open(name, rate, isImage, out ReferenceNetwork zeroed, out Minibatch probing))
            masks = Masks(probe, zeroed, probing, rate);

        ReferenceNetwork network = Declare(name, rate, isImage).Draw(Numbers.Of(name));
        NetworkDriver driver = Compiled.Value.Get(name);
        using Network generated = Comparison.Create(network, driver, seed: 3);
        Minibatch batch = Minibatch.DrawCertain(network, Samples, Numbers.Of(name));
        Dropout dropout = network.Nodes.Select(node => node.Operation).OfType<Dropout>().Single();
        dropout.Kept = masks;
        ReferenceRun inference = ReferenceRun.Evaluate(network, batch);
        ReferenceRun run = ReferenceRun.Train(network, batch);

        double loss = driver.ComputeGradients(generated, batch.Inputs, batch.Targets, Samples);
        Assert.InRange(loss, run.Loss.Value - run.Loss.Allowed, run.Loss.Value + run.Loss.Allowed);
        foreach ((ReferenceParameter parameter, Bounded[] expected) in network.Parameters.Zip(run.Gradients))
        {
            var gradient = new float[expected.Length];
            generated.Parameters[parameter.Name].CopyGradientTo(gradient);
            for (int i = 0; i < expected.Length; i++)
                TensorSummary.Near($"{parameter.Name}[{i}]", expected[i].Value, gradient[i], expected[i].AllowedOnceMoreRounded);
        }
        double evaluated = driver.Evaluate(generated, batch.Inputs, batch.Targets, Samples);
        Assert.InRange(evaluated, inference.Loss.Value - inference.Loss.Allowed, inference.Loss.Value + inference.Loss.Allowed);
    }

    [Fact]
    public void Masks_depend_on_the_seed()
    {
        using Network first = Open("HalfDropped", 0.5f, false, out ReferenceNetwork network, out Minibatch batch);
        using Network again = Open("HalfDropped", 0.5f, false, out _, out _);
        using Network other = Open("HalfDropped", 0.5f, false, out _, out _, seed: 4);
        bool[][] masks = Masks(first, network, batch, 0.5f);
        Assert.Equal(masks, Masks(again, network, batch, 0.5f));
        Assert.NotEqual(masks, Masks(other, network, batch, 0.5f));
    }

    private static double Deviation(int count, double probability) => Math.Sqrt(count * probability * (1 - probability));

    private static ReferenceNetwork Declare(string name, float rate, bool isImage) => isImage
        ? new ReferenceNetwork(name).Input("image", 4, 5, 2)
            .Stage("maps", new Conv(1, 1, Elements / 20), new Sigmoid(), new Dropout(rate))
            .Stage("scored", new Dense(Samples), new MeanSquaredError())
        : new ReferenceNetwork(name).Input("x", 7)
            .Stage("hidden", new Dense(Elements), new Sigmoid(), new Dropout(rate))
            .Stage("scored", new Dense(Samples), new MeanSquaredError());

    /// <summary>A network whose last layer is 0, and the samples that show its masks.</summary>
    private static Network Open(string name, float rate, bool isImage, out ReferenceNetwork network, out Minibatch batch, int seed = 3)
    {
        network = Declare(name, rate, isImage).Draw(Numbers.Of(name));
        Array.Clear(network.Parameters[^1].Values);
        Array.Clear(network.Parameters[^2].Values);
        batch = Minibatch.Draw(network, Samples, Numbers.Of(name + " probe"));
        for (int i = 0; i < Samples * Samples; i++)
            batch.Targets[0][i] = i / Samples == i % Samples ? 1 : 0;
        return Comparison.Create(network, Compiled.Value.Get(name), seed);
    }

    /// <summary>One training step; its masks by sample and element.</summary>
    private static bool[][] Masks(Network generated, ReferenceNetwork network, Minibatch batch, float rate)
    {
        NetworkDriver driver = Compiled.Value.Get(network.Name);
        driver.ComputeGradients(generated, batch.Inputs, batch.Targets, Samples);
        var gradient = new float[Elements * Samples];
        generated.Parameters["scored.weights"].CopyGradientTo(gradient);
        // Without dropout, the gradient of weight [i, s] would be that of the reference.
        Bounded[] undropped = ReferenceRun.Train(network, batch).Gradients[^2];
        var masks = new bool[Samples][];
        for (int sample = 0; sample < Samples; sample++)
        {
            masks[sample] = new bool[Elements];
            for (int i = 0; i < Elements; i++)
            {
                double factor = gradient[(i * Samples) + sample] / undropped[(i * Samples) + sample].Value;
                masks[sample][i] = factor != 0;
                Assert.True(factor == 0 || Math.Abs(factor - (1 / (1 - rate))) < 1e-5,
                    $"element {i} of sample {sample} was scaled by {factor}");
            }
        }
        return masks;
    }
}
