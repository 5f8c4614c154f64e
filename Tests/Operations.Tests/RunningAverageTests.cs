using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Batch normalization over more than one step and over more than one shard.</summary>
public class RunningAverageTests
{
    private static readonly Lazy<CompiledNetworks> InShards = new(() => CompiledNetworks.Compile([.. new[] { 1, 2, 3 }.Select(Declare)]));

    /// <summary>What a step leaves of the running averages is what the next prediction computes with, folded into weights or not.</summary>
    [Theory]
    [InlineData("NormConvPool")]
    [InlineData("NormDense17To16")]
    [InlineData("NormPooled")]
    [InlineData("NormAdd")]
    [InlineData("NormSeparable")]
    public void Predictions_follow_the_averages_that_training_moves(string name)
    {
        ReferenceNetwork network = Catalog.Get(name).Build();
        NetworkDriver driver = CompiledNetworks.Catalog.Value.Get(name);
        using Network generated = Comparison.Create(network, driver);
        Assert.Empty(Comparison.Run(network, driver, generated, [3]));
        Minibatch first = Minibatch.Draw(network, 1, Numbers.Of(name));
        // Packs the averages of before.
        driver.Predict(generated, first.Inputs, Comparison.Guarded(network.Outputs.Select(output => output.Extent.Length)));
        for (int step = 0; step < 3; step++)
        {
            Minibatch batch = Minibatch.Draw(network, 5, Numbers.Of($"{name} {step}"));
            driver.ComputeGradients(generated, batch.Inputs, batch.Targets, batch.Count);
        }

        foreach (ReferenceParameter running in network.Parameters.Where(parameter => parameter.IsRunning))
        {
            var moved = new float[running.Values.Length];
            generated.Parameters[running.Name].CopyTo(moved);
            Assert.NotEqual(running.ToSingle(), moved);
            Array.ConvertAll(moved, value => (double)value).CopyTo(running.Values, 0);
        }

        Assert.Empty(Comparison.Run(network, driver, generated, [4]));
    }

    /// <summary>
    /// Each shard is normalized by statistics of its own; gradients and averages are those of the shards, weighted by their samples. The
    /// averages move once, so that those of the shards may be weighed after they have moved.
    /// </summary>
    [Theory]
    [InlineData(2, 6)]
    [InlineData(2, 7)]
    [InlineData(3, 11)]
    public void Shards_have_statistics_of_their_own(int shards, int count) => Compare(
        shards, count, [.. Enumerable.Range(0, shards).Select(shard => (count * (shard + 1) / shards) - (count * shard / shards))]);

    /// <summary>
    /// Of one shard that is too large for the memory of a thread, each part has as many samples as the others, or one more: none is
    /// normalized by statistics of less than half as many as another.
    /// </summary>
    [Theory]
    [InlineData(1, 64, new[] { 64 })]
    [InlineData(1, 65, new[] { 33, 32 })]
    [InlineData(1, 130, new[] { 44, 43, 43 })]
    [InlineData(2, 131, new[] { 33, 32, 33, 33 })]
    public void Parts_of_a_shard_have_as_many_samples_each(int shards, int count, int[] parts) => Compare(shards, count, parts);

    private static void Compare(int shards, int count, int[] parts)
    {
        ReferenceNetwork network = Declare(shards).Draw(Numbers.Of("shards"));
        NetworkDriver driver = InShards.Value.Get(network.Name);
        using Network generated = Comparison.Create(network, driver);
        Minibatch batch = Minibatch.Draw(network, count, Numbers.Of($"{shards} {count}"));
        var expected = network.Parameters.Select(parameter => new double[parameter.Values.Length]).ToArray();
        var allowed = network.Parameters.Select(parameter => new double[parameter.Values.Length]).ToArray();
        double loss = 0;
        foreach (Minibatch part in Cut(network, batch, parts))
        {
            double share = part.Count / (double)count;
            ReferenceRun run = ReferenceRun.Train(network, part);
            loss += share * run.Loss.Value;
            for (int p = 0; p < expected.Length; p++)
            {
                Bounded[] values = network.Parameters[p].IsRunning ? run.Moved[p] : run.Gradients[p];
                for (int i = 0; i < values.Length; i++)
                {
                    expected[p][i] += share * values[i].Value;
                    allowed[p][i] += share * values[i].AllowedOnceMoreRounded;
                }
            }
        }

        Assert.Equal(loss, driver.ComputeGradients(generated, batch.Inputs, batch.Targets, count), 1e-5);
        for (int p = 0; p < expected.Length; p++)
        {
            ReferenceParameter parameter = network.Parameters[p];
            var actual = new float[expected[p].Length];
            if (parameter.IsRunning)
                generated.Parameters[parameter.Name].CopyTo(actual);
            else
                generated.Parameters[parameter.Name].CopyGradientTo(actual);
            for (int i = 0; i < actual.Length; i++)
                Assert.True(Math.Abs(actual[i] - expected[p][i]) <= 2 * allowed[p][i],
                    $"{parameter.Name}[{i}]: expected {expected[p][i]:G9}, got {actual[i]:G9}");
        }
    }

    private static ReferenceNetwork Declare(int shards) => new ReferenceNetwork($"NormShards{shards}") { Shards = shards }
        .Input("image", 6, 5, 2)
        .Stage("maps", new Conv(3, 3, 9) { Bias = false }, new BatchNorm { Momentum = 0.25f }, new Tanh())
        .Stage("scored", new Dense(4), new BatchNorm(), new MeanSquaredError());

    /// <summary>The mini-batch in parts, the first samples first.</summary>
    private static IEnumerable<Minibatch> Cut(ReferenceNetwork network, Minibatch batch, int[] parts)
    {
        Assert.Equal(batch.Count, parts.Sum());
        int first = 0;
        foreach (int part in parts)
        {
            int start = first, end = first + part;
            first = end;
            yield return new Minibatch(
                part,
                [.. network.Inputs.Select((input, i) => batch.Inputs[i][(start * input.Extent.Length)..(end * input.Extent.Length)])],
                [.. network.Targets.Select((scored, i) =>
                    batch.Targets[i][(start * Minibatch.TargetLength(scored))..(end * Minibatch.TargetLength(scored))])]);
        }
    }
}
