using Unroll;

namespace Acme.Vision.Tests;

/// <summary>After the first call nothing is allocated: not by a prediction, not by a training step.</summary>
public class AllocationTests
{
    private const int Count = 64;

    private readonly float[] images = Noise.Images(Count);
    private readonly int[] labels = Noise.Labels(Count);
    private readonly float[] outputs = new float[Count * Noise.Classes];

    [Fact]
    public void A_prediction_allocates_nothing()
    {
        using var network = new LeNet5(seed: 1);
        AssertNothing(() => network.Predict(images.AsSpan(0, Noise.ImageLength), outputs.AsSpan(0, Noise.Classes)));
    }

    [Fact]
    public void Predictions_of_many_samples_allocate_nothing()
    {
        using var network = new LeNet5(seed: 1);
        AssertNothing(() => network.Predict(images, outputs, Count));
    }

    [Fact]
    public void A_prediction_in_a_session_allocates_nothing()
    {
        using var network = new LeNet5(seed: 1);
        using LeNet5.Session session = network.CreateSession();
        AssertNothing(() => session.Predict(images.AsSpan(0, Noise.ImageLength), outputs.AsSpan(0, Noise.Classes)));
    }

    [Fact]
    public void A_training_step_allocates_nothing()
    {
        using var network = new LeNet5(seed: 1);
        Optimizer adam = new Adam(0.001f);
        AssertNothing(() =>
        {
            network.ComputeGradients(images, labels, Count);
            adam.Step(network);
        });
    }

    [Fact]
    public void A_training_step_of_two_threads_allocates_nothing()
    {
        using var network = new LeNet5(seed: 1) { Threads = 2 };
        var sgd = new Sgd(0.01f, momentum: 0.9f);
        using var batch = new Batch(LeNet5.Description, Count);
        images.CopyTo(batch.Input(0));
        labels.CopyTo(batch.Labels(0));
        AssertNothing(() =>
        {
            network.ComputeGradients(batch);
            sgd.Step(network);
        });
    }

    [Fact]
    public void An_evaluation_allocates_nothing()
    {
        using var network = new LeNet5(seed: 1);
        AssertNothing(() => network.Evaluate(images, labels, Count));
    }

    [Fact]
    public void A_smaller_mini_batch_after_a_larger_one_allocates_nothing()
    {
        using var network = new LeNet5(seed: 1);
        network.ComputeGradients(images, labels, Count);
        network.ComputeGradients(images.AsSpan(0, 3 * Noise.ImageLength), labels.AsSpan(0, 3), 3);
        AssertNothing(() => network.ComputeGradients(images.AsSpan(0, 7 * Noise.ImageLength), labels.AsSpan(0, 7), 7), warmUp: 0);
    }

    /// <summary>Predicting alone never allocates what only training needs: gradients, activations kept for the backward pass.</summary>
    [Fact]
    public void Predictions_alone_leave_no_gradients()
    {
        using var network = new LeNet5(seed: 1);
        network.Predict(images, outputs, Count);
        Assert.True(network.Gradients.IsEmpty);
    }

    private static void AssertNothing(Action action, int warmUp = 1)
    {
        for (int i = 0; i < warmUp; i++)
            action();
        Assert.Equal(0, Allocation.Of(action, 10));
    }
}
