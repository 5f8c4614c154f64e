using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Parameters;

public sealed class ParameterListTests
{
    [Fact]
    public void Tensors_stand_in_the_order_of_the_description_and_under_their_names()
    {
        using var network = new LinearNetwork(4, 3);
        Assert.Equal(3, network.Parameters.Count);
        Assert.Equal("y.factor", network.Parameters[1].Name);
        Assert.Same(network.Parameters[2], network.Parameters["y.bias"]);
        Assert.Equal([4, 3], network.Parameters[0].Shape);
        Assert.Equal(12, network.Parameters[0].Length);
        Assert.Equal("y.weights [4, 3]", network.Parameters[0].ToString());
        Assert.True(network.Parameters.TryGet("y.bias", out ParameterTensor? bias));
        Assert.Equal("y.bias", bias.Name);
        Assert.False(network.Parameters.TryGet("z", out _));
    }

    [Theory]
    [InlineData("y.weight", "Did you mean 'y.weights'?")]
    [InlineData("Y.Bias", "Did you mean 'y.bias'?")]
    [InlineData("y.fator", "Did you mean 'y.factor'?")]
    [InlineData("convolution", "It has 'y.weights', 'y.factor', 'y.bias'.")]
    public void An_unknown_name_gets_a_hint(string name, string hint)
    {
        using var network = new LinearNetwork(4, 3);
        KeyNotFoundException thrown = Assert.Throws<KeyNotFoundException>(() => network.Parameters[name]);
        Assert.Equal($"The network has no parameter '{name}'. {hint}", thrown.Message);
    }

    [Fact]
    public void Values_are_copied_in_and_out()
    {
        using var network = new LinearNetwork(2, 2);
        network.Parameters[0].CopyFrom([1, 2, 3, 4]);
        float[] values = [9, 9, 9, 9, 9];
        network.Parameters[0].CopyTo(values);
        Assert.Equal([1, 2, 3, 4, 9], values);
        Assert.Equal([1, 2, 3, 4, 0], network.LearnableValues[..5].ToArray());
    }

    [Fact]
    public void Wrong_lengths_are_named_and_change_nothing()
    {
        using var network = new LinearNetwork(2, 2);
        network.Parameters[0].CopyFrom([1, 2, 3, 4]);
        long version = network.Version;
        Assert.Equal(
            "'y.weights' [2, 2] has 4 floats, but 3 came. (Parameter 'source')",
            Assert.Throws<ArgumentException>(() => network.Parameters[0].CopyFrom([7, 7, 7])).Message);
        Assert.Throws<ArgumentException>(() => network.Parameters[0].CopyFrom([7, 7, 7, 7, 7]));
        Assert.Equal(
            "'y.weights' [2, 2] has 4 floats, but there is room for 3. (Parameter 'destination')",
            Assert.Throws<ArgumentException>(() => network.Parameters[0].CopyTo(new float[3])).Message);
        Assert.Throws<ArgumentException>(() => network.Parameters[0].CopyGradientTo(new float[3]));
        float[] values = new float[4];
        network.Parameters[0].CopyTo(values);
        Assert.Equal([1, 2, 3, 4], values);
        Assert.Equal(version, network.Version);
    }

    [Fact]
    public void There_are_no_gradients_before_the_first_step()
    {
        using var network = new LinearNetwork(2, 2);
        Assert.Contains(
            "no gradient of 'y.weights' yet",
            Assert.Throws<InvalidOperationException>(() => network.Parameters[0].CopyGradientTo(new float[4])).Message);
    }
}
