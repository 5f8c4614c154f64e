using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Lifetime;

/// <summary>Threads that have nothing to do do not start and take no memory.</summary>
public sealed class ThreadCountTests
{
    private static readonly int Most = Math.Max(16, Environment.ProcessorCount);

    [Theory]
    [InlineData(4000, 1000, int.MaxValue)]
    [InlineData(4000, 3, 3)]
    [InlineData(2, 3, 2)]
    [InlineData(1, 3, 1)]
    [InlineData(4, 0, 1)]
    public void No_more_threads_are_of_use_than_there_are_parts(int wanted, int parts, int expected) =>
        Assert.Equal(Math.Min(expected, Most), ThreadTeam.Useful(wanted, parts));

    [Fact]
    public void A_prediction_makes_helpers_for_its_samples_only_and_gives_the_same_bits()
    {
        using var network = new LinearNetwork(4096, 256, seed: 1);
        using LinearNetwork.Session session = network.CreateSession(), alone = network.CreateSession();
        session.Threads = 4000;
        int made = 0;
        session.OnHelper = () => made++;
        foreach ((int count, int helpers) in new[] { (2, 1), (3, 1 + 2), (2, 1 + 2), (3, 1 + 2) })
        {
            float[] x = [.. Enumerable.Range(0, count * 4096).Select(i => MathF.Sin(i))];
            float[] y = new float[count * 256], expected = new float[count * 256];
            session.Predict(x, y, count);
            alone.Predict(x, expected, count);
            Assert.Equal(expected, y);
            Assert.Equal(helpers, made);
        }

        session.Predict(new float[100 * 4096], new float[100 * 256], 100);
        Assert.InRange(made, 1 + 2 + 1, 1 + 2 + Most - 1);
    }

    [Fact]
    public void Training_makes_workers_for_its_shards_and_samples_only()
    {
        using var network = new LinearNetwork(64, 32, seed: 1) { Threads = 4000 };
        using Batch batch = LinearReference.Batch(network, 64);
        batch.Count = 2;
        network.ComputeGradients(batch);
        Assert.Equal(2, network.Workers);
        batch.Count = 64;
        network.ComputeGradients(batch);
        Assert.Equal(8, network.Workers);
        batch.Count = 2;
        network.ComputeGradients(batch);
        Assert.Equal(8, network.Workers);
    }
}
