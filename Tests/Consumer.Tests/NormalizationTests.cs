using Unroll;

namespace Acme.Vision.Tests;

/// <summary>Batch normalizations on mini-batches that have nothing to tell: of one sample, or with numbers that are not finite.</summary>
public class NormalizationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_mini_batch_that_is_not_finite_leaves_no_trace(int threads)
    {
        using var network = new NormalizedVector(seed: 1) { Threads = threads };
        using var twin = new NormalizedVector(seed: 1) { Threads = threads };
        using Optimizer optimizer = new Adam(0.01f), other = new Adam(0.01f);
        (float[] x, int[] kinds) = Samples(20);
        float[] wrong = [.. x];
        wrong[50] = float.NaN;
        float[] outputs = new float[3], expected = new float[3];
        for (int step = 0; step < 6; step++)
        {
            if (step == 3)
            {
                network.ComputeGradients(wrong, kinds, 20);
                var error = Assert.Throws<NonFiniteLossException>(() => optimizer.Step(network));
                Assert.Contains("No step was made", error.Message);
                Assert.Equal(Values(twin), Values(network));
            }

            Assert.Equal(twin.ComputeGradients(x, kinds, 20), network.ComputeGradients(x, kinds, 20));
            optimizer.Step(network);
            other.Step(twin);
            Assert.Equal(Values(twin), Values(network));
        }

        network.Predict(x.AsSpan(0, 4), outputs);
        twin.Predict(x.AsSpan(0, 4), expected);
        Assert.Equal(expected, outputs);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        network.Save(path);
        File.Delete(path);
    }

    /// <summary>Squares of finite numbers overflow, in the variance.</summary>
    [Fact]
    public void A_variance_that_overflows_is_told()
    {
        using var network = new NormalizedImage(seed: 1);
        float[] images = new float[10 * 36];
        for (int i = 0; i < images.Length; i++)
            images[i] = i % 7 == 0 ? 1e25f : 1;
        float[] before = Values(network);
        var set = new DataSet(images, new int[10]);

        var error = Assert.Throws<NonFiniteLossException>(() =>
            new Trainer<NormalizedImage>(network, new Sgd(0.1f)).Fit(set, null, epochs: 1, batchSize: 5));

        Assert.True(error.What is NonFinitePart.Loss or NonFinitePart.Statistic);   // by how infinity goes on from there
        Assert.Equal((1, 1), (error.Epoch, error.Batch));
        Assert.Equal(before, Values(network));
    }

    [Fact]
    public void A_gradient_check_leaves_the_running_averages()
    {
        using var network = new NormalizedImage(seed: 1);
        using var batch = new Batch(NormalizedImage.Description, 3);
        for (int i = 0; i < batch.Input(0).Length; i++)
            batch.Input(0)[i] = MathF.Sin(i);
        float[] before = Values(network);

        GradientCheckResult result = GradientCheck.Run(network, batch, samplesPerTensor: 3);

        Assert.True(result.Passed, result.ToString());
        Assert.Equal(before, Values(network));
    }

    [Fact]
    public void A_mini_batch_of_one_vector_is_refused_but_can_be_evaluated_and_dropped()
    {
        using var network = new NormalizedVector(seed: 1);
        (float[] x, int[] kinds) = Samples(9);
        float[] before = Values(network);
        var error = Assert.Throws<ArgumentException>(() => network.ComputeGradients(x.AsSpan(0, 4), kinds.AsSpan(0, 1), 1));
        Assert.Contains("has 1 sample. The batch normalization on 'inner' of NormalizedVector has one value a channel", error.Message);
        Assert.Contains("DropLast", error.Message);
        Assert.True(float.IsFinite(network.Evaluate(x.AsSpan(0, 4), kinds.AsSpan(0, 1), 1)));

        var set = new DataSet(x, kinds);
        var trainer = new Trainer<NormalizedVector>(network, new Sgd(0.1f));
        error = Assert.Throws<ArgumentException>(() => trainer.Fit(set, null, epochs: 1, batchSize: 4));
        Assert.Contains("Of 9 samples in mini-batches of 4 the last has 1", error.Message);
        Assert.Throws<ArgumentException>(() => trainer.Fit(set, null, epochs: 1, batchSize: 1));
        Assert.Throws<ArgumentException>(() => trainer.Fit(set.Take(1), null, epochs: 1));
        Assert.Equal(before, Values(network));

        trainer.DropLast = true;
        Assert.Equal(6, trainer.Fit(set, null, epochs: 3, batchSize: 4).Steps);
        Assert.Contains("no mini-batch of 10",
            Assert.Throws<ArgumentException>(() => trainer.Fit(set, null, epochs: 1, batchSize: 10)).Message);
        trainer.DropLast = false;
        Assert.Equal(2, trainer.Fit(set, null, epochs: 1, batchSize: 5).Steps);
    }

    /// <summary>Of an image there are many values a channel, as PyTorch has it, too.</summary>
    [Fact]
    public void A_mini_batch_of_one_image_is_learned_from()
    {
        using var network = new NormalizedImage(seed: 1);
        float[] image = [.. Enumerable.Range(0, 36).Select(i => MathF.Sin(i))];
        float[] before = Values(network);

        Assert.True(float.IsFinite(network.ComputeGradients(image, [1], 1)));

        Assert.NotEqual(before, Values(network));
        Assert.All(network.Gradients.ToArray(), gradient => Assert.True(float.IsFinite(gradient)));
    }

    /// <summary>Of three samples no shard is one: they are one shard, for any number of threads.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    [InlineData(131, 2)]
    public void No_shard_is_left_with_one_sample(int count, int shards)
    {
        (float[] x, int[] kinds) = Samples(count);
        using var one = new NormalizedShards(seed: 1);
        using var two = new NormalizedShards(seed: 1) { Threads = 2 };
        using var whole = new NormalizedVectorWithoutDropout(seed: 1);
        Assert.Equal(one.ComputeGradients(x, kinds, count), two.ComputeGradients(x, kinds, count));
        Assert.Equal(one.Gradients.ToArray(), two.Gradients.ToArray());
        Assert.Equal(Values(one), Values(two));
        whole.ComputeGradients(x, kinds, count);
        if (shards == 1)
            Assert.Equal(Values(one), Values(whole));
        else
            Assert.NotEqual(Values(one), Values(whole));
    }

    private static (float[] X, int[] Kinds) Samples(int count)
    {
        var random = new Random(5);
        return ([.. Enumerable.Range(0, 4 * count).Select(_ => (random.NextSingle() * 2) - 1)],
            [.. Enumerable.Range(0, count).Select(i => i % 3)]);
    }

    private static float[] Values(Network network)
    {
        var values = new List<float>();
        foreach (ParameterTensor tensor in network.Parameters)
        {
            float[] copy = new float[tensor.Length];
            tensor.CopyTo(copy);
            values.AddRange(copy);
        }

        return [.. values];
    }
}
