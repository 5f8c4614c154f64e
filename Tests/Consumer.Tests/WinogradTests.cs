using System.Reflection;
using Unroll;

namespace Acme.Vision.Tests;

/// <summary>A network of convolutions in tiles: nothing allocated, the same bits on any number of threads, and it learns.</summary>
public class WinogradTests
{
    private const int Count = 21;

    private readonly float[] images = Noise.Images(Count);
    private readonly int[] labels = Noise.Labels(Count);
    private readonly float[] outputs = new float[Count * Noise.Classes];

    /// <summary>Else the other tests here would show nothing of it.</summary>
    [Fact]
    public void The_network_is_computed_by_Winograds_filtering()
    {
        string[] kernels = [.. typeof(Textures).Assembly.GetTypes()
            .Where(type => type.Namespace?.Contains(nameof(Textures), StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Select(method => method.Name)];
        Assert.Contains(kernels, name => name.StartsWith("WinogradConvolution_", StringComparison.Ordinal));
        Assert.Contains(kernels, name => name.StartsWith("WinogradConvolutionWeightGradient_", StringComparison.Ordinal));
    }

    [Fact]
    public void Predictions_and_training_steps_allocate_nothing()
    {
        using var network = new Textures(seed: 1);
        using Textures.Session session = network.CreateSession();
        var adam = new Adam(0.001f);
        void Step()
        {
            network.Predict(images, outputs, Count);
            session.Predict(images.AsSpan(0, Noise.ImageLength), outputs.AsSpan(0, Noise.Classes));
            network.ComputeGradients(images, labels, Count);
            network.Evaluate(images, labels, Count);
            adam.Step(network);
        }

        Step();
        Assert.Equal(0, Allocation.Of(Step, 5));
    }

    [Fact]
    public void Trained_parameters_have_the_same_bits_on_any_number_of_threads()
    {
        float[] expected = Train(1);
        Assert.Equal(expected, Train(2));
        Assert.Equal(expected, Train(5));

        float[] Train(int threads)
        {
            using var network = new Textures(seed: 3) { Threads = threads };
            var sgd = new Sgd(0.05f, momentum: 0.9f);
            for (int step = 0; step < 4; step++)
            {
                network.ComputeGradients(images, labels, Count);
                sgd.Step(network);
            }

            return [.. network.Parameters.SelectMany(Noise.Values)];
        }
    }

    /// <summary>A dense layer sums the products of a whole micro-batch in another order than those of a single sample.</summary>
    [Fact]
    public void A_sample_has_the_same_outputs_alone_and_among_others_but_for_rounding()
    {
        using var network = new Textures(seed: 4);
        network.Predict(images, outputs, Count);
        var alone = new float[Noise.Classes];
        for (int sample = 0; sample < Count; sample++)
        {
            network.Predict(images.AsSpan(sample * Noise.ImageLength, Noise.ImageLength), alone);
            for (int output = 0; output < alone.Length; output++)
                Assert.Equal(outputs[sample * Noise.Classes + output], alone[output], 1e-5f);
        }
    }
}
