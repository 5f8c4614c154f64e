using Unroll;

namespace Acme.Vision.Tests;

/// <summary>Gradients of a mini-batch that are computed in parts: those of the whole, whatever the losses divide by.</summary>
public class AccumulationTests
{
    private const int Count = 36, BatchSize = 16;   // the last mini-batch has 4 samples

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void The_parts_learn_what_the_whole_mini_batch_does(int parts)
    {
        var images = new DataSet(Noise.Images(Count), Noise.Labels(Count));
        AssertNear(Train(new LeNet5(seed: 1), images, parts: 1), Train(new LeNet5(seed: 1), images, parts));
    }

    /// <summary>One part may have nothing but ignored labels, or labels of the weight 0.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Labels_that_count_differently_are_weighed_over_the_whole_mini_batch(int parts)
    {
        int[] kinds = [.. Enumerable.Range(0, Count).Select(sample => sample % 16 < 5 ? -100 : sample % 4)];
        var set = new DataSet(Count, [Numeric.Random(Count * 6, 1)], [kinds, Numeric.Random(Count * 3, 2)]);
        AssertNear(Train(new Weighted(seed: 1), set, parts: 1), Train(new Weighted(seed: 1), set, parts));
    }

    /// <summary>Halves of 8 samples are divided by 16 exactly as by 8 and by 2; dropout draws for them as for two mini-batches.</summary>
    [Fact]
    public void The_steps_have_the_bits_of_a_plain_loop()
    {
        const int Whole = 16, Half = Whole / 2, Length = 4;
        float[] numbers = Numeric.Random(3 * Whole * Length, 1);
        int[] labels = [.. Enumerable.Range(0, 3 * Whole).Select(sample => sample % 3)];
        using var network = new DroppingVector(seed: 2);
        var trainer = new Trainer<DroppingVector>(network, new Sgd(0.1f, momentum: 0.9f)) { Shuffle = false, AccumulationSteps = 2 };
        trainer.Fit(new DataSet(numbers, labels), null, epochs: 1, Whole);

        using var loop = new DroppingVector(seed: 2);
        using var optimizer = new Sgd(0.1f, momentum: 0.9f);
        float[] values = [], sum = [];
        for (int first = 0; first < 3 * Whole; first += Half)
        {
            loop.ComputeGradients(numbers.AsSpan(first * Length, Half * Length), labels.AsSpan(first, Half), Half);
            ReadOnlySpan<float> gradients = loop.Gradients;
            if (first % Whole == 0)
            {
                sum = gradients.ToArray();
                continue;
            }

            for (int i = 0; i < sum.Length; i++)
                sum[i] = (sum[i] / 2) + (gradients[i] / 2);
            if (values.Length == 0)
                values = new float[sum.Length];
            Copy(loop, values, toNetwork: false);
            optimizer.Step(values, sum);
            Copy(loop, values, toNetwork: true);
        }

        Assert.Equal(Values(loop), Values(network));
    }

    /// <summary>Two shards normalize by their own statistics, as two parts do; the running averages move once for both.</summary>
    [Fact]
    public void Parts_are_to_batch_normalization_what_shards_are()
    {
        const int Samples = 40;
        int[] labels = [.. Enumerable.Range(0, Samples).Select(sample => sample % 3)];
        var set = new DataSet(Numeric.Random(Samples * 4, 1), labels);
        Assert.Equal(2, new NormalizedShards(seed: 1).Declaration.Memory.Shards);
        AssertNear(Train(new NormalizedShards(seed: 1), set, parts: 1), Train(new NormalizedVectorWithoutDropout(seed: 1), set, parts: 2));
    }

    /// <summary>41 samples in mini-batches of 16 leave one of 9: of four parts with at least 2 samples each. Then 3: one part.</summary>
    [Theory]
    [InlineData(41)]
    [InlineData(35)]
    public void A_part_has_the_samples_that_a_batch_normalization_needs_or_none(int samples)
    {
        var set = new DataSet(Numeric.Random(samples * 4, 1), [.. Enumerable.Range(0, samples).Select(sample => sample % 3)]);
        Assert.All(Train(new NormalizedVector(seed: 1), set, parts: 8), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var images = new DataSet(Noise.Images(Count), Noise.Labels(Count));
        float[] one = Train(new LeNet5(seed: 1), images, parts: 3);
        Assert.Equal(one, Train(new LeNet5(seed: 1) { Threads = 2 }, images, parts: 3));
    }

    [Fact]
    public void What_cannot_be_cut_is_refused()
    {
        int[] labels = [.. Enumerable.Range(0, Count).Select(sample => sample % 4)];
        var pictures = new DataSet(Numeric.Random(Count * 9 * 8 * 2, 1), labels);
        var mined = Assert.Throws<InvalidOperationException>(() => Train(new MinedEmbedder(seed: 1), pictures, parts: 2));
        Assert.Contains("'embedding' scores all samples of a mini-batch together", mined.Message);
        var vectors = new DataSet(Numeric.Random(Count * 4, 1), [.. labels.Select(label => label % 3)]);
        var small = Assert.Throws<ArgumentException>(() => Train(new NormalizedVector(seed: 1), vectors, parts: 9));
        Assert.Contains("A mini-batch of 16 samples cannot be computed in 9 parts of at least 2", small.Message);
    }

    private static float[] Train<TNetwork>(TNetwork network, DataSet set, int parts)
        where TNetwork : Network
    {
        using (network)
        {
            var trainer = new Trainer<TNetwork>(network, new Sgd(0.05f, momentum: 0.9f)) { AccumulationSteps = parts };
            TrainingHistory history = trainer.Fit(set, null, epochs: 3, BatchSize);
            return [.. Values(network), (float)history.Epochs[^1].TrainLoss];
        }
    }

    private static float[] Values(Network network) => [.. network.Parameters.SelectMany(Noise.Values)];

    private static void AssertNear(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-5f);
    }

    private static void Copy(Network network, float[] flat, bool toNetwork)
    {
        foreach (ParameterTensor tensor in network.Parameters)
        {
            int offset = network.Declaration.Parameters.Single(parameter => parameter.Name == tensor.Name).Offset;
            if (toNetwork)
                tensor.CopyFrom(flat.AsSpan(offset, tensor.Length));
            else
                tensor.CopyTo(flat.AsSpan(offset, tensor.Length));
        }
    }
}
