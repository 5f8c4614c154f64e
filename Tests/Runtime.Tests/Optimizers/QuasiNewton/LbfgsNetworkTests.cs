using Unroll.Runtime.Tests.Lifetime;
using Unroll.Runtime.Tests.Networks;
using Unroll.Runtime.Tests.Training;

namespace Unroll.Runtime.Tests.Optimizers.QuasiNewton;

/// <summary>L-BFGS on the parameters of a network.</summary>
public sealed class LbfgsNetworkTests
{
    /// <summary>
    /// A linear regression with L2 is convex, so it is at its optimum where the gradient, here that of the reference in double precision,
    /// is zero. The loss, some tenths, is computed from outputs in single precision, so no search sees it change by less than 1e-8, as it
    /// does between the optimum and a gradient of 2e-5.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_linear_regression_ends_at_its_optimum(int threads)
    {
        using var network = new LinearNetwork(9, 5, seed: 2, l2: 0.01f) { Threads = threads };
        using Batch batch = LinearReference.Batch(network, 40);
        using var optimizer = new Lbfgs(changeTolerance: 1e-14f);
        double loss = LinearReference.Compute(network, batch, l2: 0.01f).Loss;

        Assert.Equal(loss, optimizer.Step(network, batch), 1e-6);
        for (int step = 0; step < 3; step++)
            optimizer.Step(network, batch);

        (double end, double[] weights, double[] bias) = LinearReference.Compute(network, batch, l2: 0.01f);
        Assert.InRange(end, 0, loss * 0.9);
        Assert.Equal(end, optimizer.Loss, 1e-6);
        Assert.All(weights.Concat(bias), gradient => Assert.InRange(gradient, -5e-5, 5e-5));
        Assert.All(LinearReference.Values(network, "y.factor"), value => Assert.Equal(1f, value));   // frozen
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits_and_steps_allocate_nothing_after_the_first()
    {
        float[]? expected = null;
        foreach (int threads in new[] { 1, 2, 8 })
        {
            using var network = new LinearNetwork(33, 7, seed: 2) { Threads = threads };
            using Batch batch = LinearReference.Batch(network, 40);
            using var optimizer = new Lbfgs(maxIterations: 4);
            optimizer.Step(network, batch);
            Assert.Equal(0, Allocation.Of(() => optimizer.Step(network, batch), 3));
            Assert.Equal(expected ??= network.Values.ToArray(), network.Values.ToArray());
        }
    }

    [Fact]
    public void A_prediction_after_a_step_has_its_parameters_and_the_gradients_are_empty()
    {
        using var network = new LinearNetwork(3, 2, seed: 2);
        using Batch batch = LinearReference.Batch(network, 10);
        using var optimizer = new Lbfgs(maxIterations: 2);
        using var other = new Sgd(0.1f);
        float[] y = new float[2];
        network.Predict([1, 2, 3], y);
        network.ComputeGradients(batch);

        optimizer.Step(network, batch);

        Assert.True(network.Gradients.IsEmpty);
        Assert.Contains("call ComputeGradients", Assert.Throws<InvalidOperationException>(() => other.Step(network)).Message);
        network.Predict([1, 2, 3], y);
        float[] w = LinearReference.Values(network, "y.weights"), b = LinearReference.Values(network, "y.bias");
        for (int o = 0; o < 2; o++)
            Assert.Equal(b[o] + w[o] + (2 * w[2 + o]) + (3 * w[4 + o]), y[o], 1e-5f);
        network.ComputeGradients(batch);
        other.Step(network);
    }

    /// <summary>Other masks in every question would be another function in every question, and no search would end.</summary>
    [Fact]
    public void The_masks_of_dropout_are_the_same_throughout_a_step_and_others_in_the_next()
    {
        using var network = new DroppingNetwork(32);
        using var twin = new DroppingNetwork(32);
        using Batch batch = network.Noise(10);
        using var optimizer = new Lbfgs(maxIterations: 5);
        for (int step = 0; step < 3; step++)
        {
            twin.CopyValuesFrom(network.Values);
            twin.DropoutStep = network.DropoutStep;
            double before = optimizer.Step(network, batch);
            Assert.Equal(twin.ComputeGradients(batch), (float)before);
            Assert.Equal(step + 1, network.DropoutStep);
            twin.CopyValuesFrom(network.Values);
            twin.DropoutStep = step;
            Assert.Equal(twin.ComputeGradients(batch), (float)optimizer.Loss);
            Assert.True(optimizer.Loss < before);
        }
    }

    [Fact]
    public void A_loss_that_is_not_finite_leaves_the_network_as_it_was()
    {
        using var network = new LinearNetwork(3, 2, seed: 2);
        using Batch batch = LinearReference.Batch(network, 10), bad = LinearReference.Batch(network, 10);
        bad.Input(0)[4] = float.NaN;
        using var optimizer = new Lbfgs(maxIterations: 2);
        optimizer.Step(network, batch);
        float[] before = network.Values.ToArray();
        long masks = network.DropoutStep;

        var error = Assert.Throws<NonFiniteLossException>(() => optimizer.Step(network, bad));

        Assert.Equal(NonFinitePart.Loss, error.What);
        Assert.Equal(before, network.Values.ToArray());
        Assert.Equal(masks, network.DropoutStep);
        optimizer.Step(network, batch);
    }

    /// <summary>The square of what a huge first step predicts is infinite.</summary>
    [Fact]
    public void A_step_to_where_the_loss_is_not_finite_is_shortened()
    {
        using var network = new LinearNetwork(3, 2, seed: 2);
        using Batch batch = LinearReference.Batch(network, 10);
        using var optimizer = new Lbfgs(learningRate: 1e25f, maxEvaluations: 1000);
        double before = optimizer.Step(network, batch);
        Assert.True(optimizer.Loss <= before);
        Assert.All(network.Values.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Predictions_of_other_threads_wait_for_the_step()
    {
        using var network = new LinearNetwork(3, 2, seed: 2);
        using LinearNetwork.Session session = network.CreateSession();
        using Batch batch = LinearReference.Batch(network, 10);
        using var optimizer = new Lbfgs(maxIterations: 2);
        using var blocked = new Blocked();
        session.Predict([1, 2, 3], new float[2]);
        network.OnShard = _ => blocked.Here();
        blocked.Start(() => optimizer.Step(network, batch));
        blocked.AssertAwaitedBy(() => session.Predict([1, 2, 3], new float[2]));
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        using var network = new LinearNetwork(3, 2, seed: 2);
        using var other = new LinearNetwork(3, 2, seed: 2);
        using var larger = new LinearNetwork(4, 2);
        using Batch batch = LinearReference.Batch(network, 10), foreign = LinearReference.Batch(larger, 3);
        var optimizer = new Lbfgs(maxIterations: 2);
        Assert.Throws<ArgumentNullException>(() => optimizer.Step(null!, batch));
        Assert.Throws<ArgumentNullException>(() => optimizer.Step(network, null!));
        Assert.Throws<ArgumentException>(() => optimizer.Step(network, foreign));
        optimizer.Step(other, batch);   // what was refused did not make it the network's
        Assert.Contains("another network (Linear), but is to step the network Linear",
            Assert.Throws<InvalidOperationException>(() => optimizer.Step(network, batch)).Message);
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(new float[other.LearnableValues.Length], Objectives.Quadratic));
        optimizer.Reset();
        optimizer.Step(network, batch);
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(network, batch));
        optimizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(other, batch));
    }
}
