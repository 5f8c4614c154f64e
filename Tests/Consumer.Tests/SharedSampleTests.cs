namespace Acme.Vision.Tests;

/// <summary>
/// One sample on several threads: the same bits as on one, nothing allocated, and an end of the threads with the network.
/// </summary>
public class SharedSampleTests
{
    private readonly float[] image = [.. Enumerable.Range(0, 112 * 112 * 3).Select(i => MathF.Sin(i * 0.37f))];
    private readonly float[] scores = new float[1000];

    [Fact]
    public void Any_number_of_threads_predicts_the_same_bits()
    {
        using var network = new Photograph(seed: 1);
        network.Predict(image, scores);
        float[] expected = [.. scores];
        Assert.Contains(expected, score => score != 0);
        foreach (int threads in new[] { 2, 3, 5, 16, 1 })
        {
            network.Threads = threads;
            for (int repetition = 0; repetition < 10; repetition++)
            {
                Array.Clear(scores);
                network.Predict(image, scores);
                Assert.Equal(expected, scores);
            }
        }
    }

    /// <summary>
    /// The buffers of a micro-batch of eight would not fit together in a cache, but the samples are computed all the same.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void Few_and_many_samples_have_the_bits_that_one_thread_gives_them(int count)
    {
        using var network = new Photograph(seed: 2);
        float[] images = [.. Enumerable.Range(0, count * image.Length).Select(i => MathF.Cos(i * 0.21f))];
        var expected = new float[count * scores.Length];
        var actual = new float[expected.Length];
        network.Predict(images, expected, count);
        network.Threads = 2;
        network.Predict(images, actual, count);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Sharing_a_sample_allocates_nothing_after_the_first_call()
    {
        using var network = new Photograph(seed: 3) { Threads = 2 };
        using Photograph.Session session = network.CreateSession();
        session.Threads = 2;
        void Predict()
        {
            network.Predict(image, scores);
            session.Predict(image, scores);
        }

        Predict();
        Assert.Equal(0, Allocation.Of(Predict, 5));
    }

    [Fact]
    public void After_disposal_a_shared_call_is_refused()
    {
        var network = new Photograph { Threads = 2 };
        Photograph.Session session = network.CreateSession();
        session.Threads = 2;
        session.Predict(image, scores);
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Predict(image, scores));
        Assert.Throws<ObjectDisposedException>(() => network.Predict(image, scores));
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Predict(image, scores));
    }
}
