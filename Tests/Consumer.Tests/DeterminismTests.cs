namespace Acme.Vision.Tests;

/// <summary>The same seed gives the same bits, on any number of threads, in any session, at every tier of the runtime's compiler.</summary>
public class DeterminismTests
{
    private const int Count = 37;

    [Fact]
    public void Trained_parameters_have_the_same_bits_on_one_and_on_two_threads()
    {
        using var one = new LeNet5(seed: 3) { Threads = 1 };
        using var two = new LeNet5(seed: 3) { Threads = 2 };
        Assert.Equal(Noise.Train(one, 5, Count), Noise.Train(two, 5, Count));
    }

    [Fact]
    public void The_same_seed_trains_to_the_same_bits()
    {
        using var first = new LeNet5(seed: 4);
        using var second = new LeNet5(seed: 4);
        using var other = new LeNet5(seed: 5);
        float[] expected = Noise.Train(first, 3, Count);
        Assert.Equal(expected, Noise.Train(second, 3, Count));
        Assert.NotEqual(expected, Noise.Train(other, 3, Count));
    }

    [Fact]
    public void Two_sessions_on_two_threads_give_the_outputs_of_one()
    {
        using var network = new LeNet5(seed: 6);
        float[] images = Noise.Images(Count);
        var expected = new float[Count * Noise.Classes];
        network.Predict(images, expected, Count);

        var results = new float[2][];
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() =>
        {
            using LeNet5.Session session = network.CreateSession();
            var outputs = new float[expected.Length];
            for (int repetition = 0; repetition < 50; repetition++)
                session.Predict(images, outputs, Count);
            results[i] = outputs;
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(results, result => Assert.Equal(expected, result));
    }

    /// <summary>
    /// Which samples are computed together does not depend on the threads either, whatever is left behind the whole micro-batches.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(Count)]
    public void Many_samples_have_the_same_bits_on_any_number_of_threads(int count)
    {
        using var network = new LeNet5(seed: 8);
        float[] images = Noise.Images(count);
        var expected = new float[count * Noise.Classes];
        network.Predict(images, expected, count);
        for (int threads = 2; threads <= 5; threads++)
        {
            var outputs = new float[expected.Length];
            network.Threads = threads;
            network.Predict(images, outputs, count);
            Assert.Equal(expected, outputs);
        }
    }

    [Fact]
    public void The_first_prediction_and_the_thousandth_have_the_same_bits()
    {
        using var network = new LeNet5(seed: 7);
        float[] image = Noise.Images(1);
        var first = new float[Noise.Classes];
        var last = new float[Noise.Classes];
        network.Predict(image, first);
        for (int repetition = 0; repetition < 1000; repetition++)
            network.Predict(image, last);
        Assert.Equal(first, last);
    }
}
