using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Training.Averages;

public sealed class WeightAverageTests
{
    private const double Rounding = 1.0 / (1 << 24);

    private static readonly PyTorchAverage Run = PyTorchAverage.Read();

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Run.Cases.Length)];

    /// <summary>An update rounds the difference, the gain and the sum, each half a unit of the largest weight's size at most.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void The_averages_of_weights_and_statistics_are_those_of_PyTorch(int place)
    {
        PyTorchAverageCase expected = Run.Cases[place];
        int learned = Run.Weights[0].Length - PyTorchAverage.Statistics;
        using var network = new GivenWeights(learned, PyTorchAverage.Statistics, frozen: 5);
        var average = new WeightAverage(expected.Decay) { WarmUp = expected.WarmUp };
        for (int step = 0; step < Run.Weights.Length; step++)
        {
            float[] weights = Run.Weights[step];
            (network.Learned, network.Statistics) = (weights[..learned], weights[learned..]);
            average.Update(network);
            average.Exchange(network);
            float[] actual = [.. network.Learned, .. network.Statistics];
            for (int i = 0; i < actual.Length; i++)
            {
                double largest = Run.Weights.Take(step + 1).Max(one => Math.Abs(one[i]));
                Assert.Equal(expected.Averages[step][i], actual[i], 4 * (step + 1) * Rounding * largest);
            }

            Assert.All(network.Parameters["frozen"].Values.ToArray(), value => Assert.Equal(1f, value));
            average.Exchange(network);
            Assert.Equal(weights, (float[])[.. network.Learned, .. network.Statistics]);
        }

        Assert.Equal(Run.Weights.Length, average.Updates);
    }

    [Fact]
    public void Weights_that_stay_are_their_own_average()
    {
        float[] weights = [.. Enumerable.Range(1, 100).Select(i => MathF.Pow(-1.7f, (i % 60) - 30) / i)];
        using var network = new GivenWeights(100, 16, 16) { Learned = weights };
        var average = new WeightAverage(0.9f);
        for (int update = 0; update < 50; update++)
            average.Update(network);
        average.Exchange(network);
        Assert.Equal(weights, network.Learned);
        Assert.True(average.IsExchanged);
    }

    [Fact]
    public void The_average_of_the_largest_numbers_is_finite()
    {
        using var network = new GivenWeights(2, 16, 16);
        foreach (float decay in new[] { 0f, 0.1f, 0.5f, 0.999f })
        {
            var average = new WeightAverage(decay);
            for (int update = 0; update < 20; update++)
            {
                float one = update % 2 == 0 ? float.MaxValue : -float.MaxValue;
                network.Learned = [one, update < 10 ? one : -one];
                average.Update(network);
            }

            average.Exchange(network);
            Assert.All(network.Learned, value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void The_average_of_weights_that_have_become_zero_is_never_subnormal()
    {
        using var network = new GivenWeights(2, 16, 16) { Learned = [1e-10f, -1e-10f] };
        var average = new WeightAverage(0.8f) { WarmUp = false };
        average.Update(network);
        network.Learned = [0, 0];
        for (int update = 0; update < 400; update++)
            average.Update(network);
        average.Exchange(network);
        Assert.All(network.Learned, value => Assert.False(float.IsSubnormal(value)));
        Assert.All(network.Learned, value => Assert.InRange(value, -1e-34f, 1e-34f));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_weight_that_is_not_finite_is_told_and_does_not_get_in(float wrong)
    {
        using var network = new GivenWeights(3, 16, 16) { Learned = [1, wrong, 3] };
        var average = new WeightAverage(0.5f) { WarmUp = false };
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => average.Update(network));
        Assert.StartsWith("'learned' has a number that is ", thrown.Message);
        Assert.Equal(0, average.Updates);

        network.Learned = [1, 2, 3];
        average.Update(network);
        network.Learned = [2, wrong, 5];
        Assert.Throws<InvalidOperationException>(() => average.Update(network));
        average.Exchange(network);
        Assert.Equal([1.5f, 2, 4], network.Learned);
    }

    [Fact]
    public void Any_number_of_threads_averages_to_the_same_bits()
    {
        float[] expected = Train(threads: 1);
        foreach (int threads in new[] { 2, 3, 8 })
            Assert.Equal(expected, Train(threads));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Updates_and_exchanges_allocate_nothing_after_the_first(int threads)
    {
        using var network = new LinearNetwork(512, 129, seed: 3) { Threads = threads };
        using Batch batch = LinearReference.Batch(network, 16);
        network.ComputeGradients(batch);
        var average = new WeightAverage(0.99f);
        average.Update(network);
        average.Update(network);
        average.Exchange(network);
        average.Exchange(network);
        Assert.Equal(0, Allocation.Of(() => average.Update(network), 20));
        Assert.Equal(0, Allocation.Of(() => average.Exchange(network), 20));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        using var network = new GivenWeights(3, 16, 16);
        using var other = new GivenWeights(3, 16, 16);
        var average = new WeightAverage(0.5f);
        Assert.Contains("no averages yet", Assert.Throws<InvalidOperationException>(() => average.Exchange(network)).Message);
        average.Update(network);
        Assert.Contains("another network (Weights)", Assert.Throws<InvalidOperationException>(() => average.Update(other)).Message);
        Assert.Contains("another network (Weights)", Assert.Throws<InvalidOperationException>(() => average.Exchange(other)).Message);
        average.Exchange(network);
        Assert.Contains("call Exchange once more", Assert.Throws<InvalidOperationException>(() => average.Update(network)).Message);
        average.Reset();
        average.Update(other);
        Assert.Equal(1, average.Updates);
        foreach (float decay in new[] { -0.1f, 1f, float.NaN, float.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>("decay", () => new WeightAverage(decay));
        Assert.Throws<ArgumentNullException>("network", () => average.Update(null!));
        Assert.Throws<ArgumentNullException>("network", () => average.Exchange(null!));
        other.Dispose();
        Assert.Throws<ObjectDisposedException>(() => average.Update(other));
        Assert.Throws<ObjectDisposedException>(() => average.Exchange(other));
    }

    private static float[] Train(int threads)
    {
        using var network = new LinearNetwork(512, 129, seed: 3) { Threads = threads };   // more weights than one thread averages alone
        using Batch batch = LinearReference.Batch(network, 16);
        using var optimizer = new Sgd(0.1f);
        var average = new WeightAverage(0.99f);
        for (int step = 0; step < 5; step++)
        {
            network.ComputeGradients(batch);
            optimizer.Step(network);
            average.Update(network);
        }

        average.Exchange(network);
        return network.Values.ToArray();
    }
}
