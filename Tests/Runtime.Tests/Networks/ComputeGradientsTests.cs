namespace Unroll.Runtime.Tests.Networks;

public sealed class ComputeGradientsTests
{
    // The sums have at most 70 x 13 terms of size about 1; a float sum of n terms is off by at most about n x 2^-24 relative to the
    // sum of their magnitudes.
    private const double Tolerance = 70 * 13 * 6e-8;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(64)]
    [InlineData(70)]
    public void Loss_and_gradients_are_those_of_the_double_precision_reference(int count)
    {
        using var network = new LinearNetwork(13, 5, seed: 3);
        network.Parameters["y.factor"].CopyFrom([1, 0.5f, -1, 2, 0]);
        using Batch batch = LinearReference.Batch(network, count);

        float loss = network.ComputeGradients(batch);

        (double expected, double[] weights, double[] bias) = LinearReference.Compute(network, batch);
        Assert.Equal(expected, loss, Tolerance);
        AssertClose(weights, LinearReference.Gradient(network, "y.weights"));
        AssertClose(bias, LinearReference.Gradient(network, "y.bias"));
        Assert.All(LinearReference.Gradient(network, "y.factor"), gradient => Assert.Equal(0, gradient));
    }

    [Fact]
    public void Every_step_begins_with_cleared_gradients()
    {
        using var network = new LinearNetwork(13, 5, seed: 3) { Threads = 2 };
        using Batch large = LinearReference.Batch(network, 40), small = LinearReference.Batch(network, 3, seed: 8);
        network.ComputeGradients(small);
        float[] first = network.Gradients.ToArray();
        network.ComputeGradients(large);
        network.ComputeGradients(small);
        Assert.Equal(first, network.Gradients.ToArray());
    }

    [Theory]
    [InlineData(0.01f, 0f)]
    [InlineData(0f, 0.1f)]
    [InlineData(0.02f, 0.3f)]
    public void L1_and_L2_terms_are_part_of_the_loss_and_the_gradients_but_not_of_Evaluate(float l1, float l2)
    {
        using var network = new LinearNetwork(13, 5, seed: 3, l1: l1, l2: l2);
        float[] values = LinearReference.Values(network, "y.weights");
        values[0] = values[9] = values[64] = 0;   // sign(0) = 0, in the vectors and in the tail
        network.Parameters["y.weights"].CopyFrom(values);
        using Batch batch = LinearReference.Batch(network, 10);

        float loss = network.ComputeGradients(batch);

        (double expected, double[] weights, _) = LinearReference.Compute(network, batch, l1, l2);
        Assert.Equal(expected, loss, Tolerance);
        AssertClose(weights, LinearReference.Gradient(network, "y.weights"));
        Assert.Equal(LinearReference.Compute(network, batch).Loss, network.Evaluate(batch), Tolerance);
    }

    [Fact]
    public void Gaps_between_tensors_keep_zero_gradients()
    {
        using var network = new LinearNetwork(13, 5, seed: 3, l1: 0.1f, l2: 0.1f);
        using Batch batch = LinearReference.Batch(network, 10);
        network.ComputeGradients(batch);
        Assert.All(network.Gradients[65..80].ToArray(), gap => Assert.Equal(0, gap));
        Assert.All(network.Gradients[85..].ToArray(), gap => Assert.Equal(0, gap));
    }

    [Fact]
    public void The_dropout_key_is_one_a_step_and_new_every_step_and_can_be_repeated()
    {
        using var network = new LinearNetwork(13, 5) { OnShard = _ => { } };
        using Batch batch = LinearReference.Batch(network, 10);
        network.ComputeGradients(batch);
        Assert.Equal(8, Assert.Single(network.Keys).Value);
        network.ComputeGradients(batch);
        Assert.Equal(2, network.Keys.Count);
        network.DropoutStep = 0;
        network.ComputeGradients(batch);
        Assert.Equal(2, network.Keys.Count);
    }

    [Fact]
    public void Frozen_parameters_and_their_order_follow_the_description()
    {
        using var network = new LinearNetwork(13, 5);
        Assert.Equal(["y.weights", "y.factor", "y.bias"], network.Parameters.Select(tensor => tensor.Name));
        Assert.Equal(96, network.LearnableValues.Length);
        Assert.True(network.Parameters["y.factor"].IsFrozen);
    }

    /// <summary>They stand at the end of the parameters, and the gradients end before them.</summary>
    [Fact]
    public void Frozen_parameters_have_no_memory_for_gradients()
    {
        using var network = new LinearNetwork(13, 5);
        using Batch batch = LinearReference.Batch(network, 3);
        network.ComputeGradients(batch);
        Assert.Equal(network.LearnableValues.Length, network.Gradients.Length);
        float[] gradient = [1, 1, 1, 1, 1, 1];
        network.Parameters["y.factor"].CopyGradientTo(gradient);
        Assert.Equal([0, 0, 0, 0, 0, 1], gradient);
    }

    [Fact]
    public void Evaluating_leaves_no_gradients()
    {
        using var network = new LinearNetwork(13, 5);
        using Batch batch = LinearReference.Batch(network, 3);
        using var optimizer = new AdamW(0.1f);
        network.Evaluate(batch);
        Assert.True(network.Gradients.IsEmpty);
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(network));
        Assert.Throws<InvalidOperationException>(() => network.Parameters["y.bias"].CopyGradientTo(new float[5]));
    }

    private static void AssertClose(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Tolerance);
    }
}
