using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Training;

public sealed class GradientCheckTests
{
    [Fact]
    public void Right_gradients_pass()
    {
        using var network = new LinearNetwork(5, 4, seed: 3, l1: 0.01f, l2: 0.1f);
        using Batch batch = LinearReference.Batch(network, 9);
        float[] before = network.Values.ToArray();

        GradientCheckResult result = GradientCheck.Run(network, batch);

        Assert.True(result.Worst.RelativeError < 1e-3, result.ToString());
        Assert.True(result.Passed);
        Assert.Equal(24, result.Checked);   // the frozen factor is left out
        Assert.Equal(["y.weights", "y.bias"], result.Tensors.Select(tensor => tensor.Parameter));
        Assert.Equal(before, network.Values.ToArray());
    }

    [Fact]
    public void Dropout_stays_the_same_within_a_check()
    {
        using var network = new DroppingNetwork(32);
        using Batch batch = network.Noise(10);

        GradientCheckResult result = GradientCheck.Run(network, batch);

        Assert.True(result.Worst.RelativeError < 1e-3, result.ToString());
        Assert.True(result.Passed);
        Assert.Equal(1, network.DropoutStep);
    }

    [Theory]
    [InlineData(3, 1.5f)]
    [InlineData(0, 0.5f)]
    [InlineData(31, -1)]
    [InlineData(17, 0)]
    [InlineData(5, float.NaN)]
    public void A_wrong_gradient_is_found(int index, float factor)
    {
        using var network = new DroppingNetwork(32) { DropoutRate = 0, Fault = (index, factor) };
        using Batch batch = network.Noise(10);

        GradientCheckResult result = GradientCheck.Run(network, batch);

        Assert.False(result.Passed);
        Assert.Equal(("h.weights", index), (result.Worst.Parameter, result.Worst.Index));
        Assert.Contains($"h.weights[{index}]", result.ToString());
        if (float.IsFinite(factor))
            Assert.Equal(factor * result.Worst.Difference, result.Worst.Gradient, 0.02 * Math.Abs(result.Worst.Difference));
    }

    [Fact]
    public void Leaves_the_gradients_of_the_batch()
    {
        using var network = new DroppingNetwork(32);
        using Batch batch = network.Noise(10);
        network.ComputeGradients(batch);
        float[] expected = network.Gradients.ToArray();
        network.DropoutStep = 0;

        GradientCheck.Run(network, batch, samplesPerTensor: 5);

        Assert.Equal(expected, network.Gradients.ToArray());
    }

    [Fact]
    public void Compares_as_many_as_asked_for()
    {
        using var network = new DroppingNetwork(32);
        using Batch batch = network.Noise(2);

        Assert.Equal(7, GradientCheck.Run(network, batch, samplesPerTensor: 7).Checked);
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Run(network, batch, samplesPerTensor: 0));
    }
}
