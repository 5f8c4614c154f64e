using Unroll.Exchange.Onnx.Schema;
using Unroll.Exchange.Tests.Networks;

namespace Unroll.Exchange.Tests;

/// <summary>How the parameters of a network stand in its models.</summary>
public sealed class ConstantTests
{
    [Fact]
    public void Constants_are_named_as_the_parameters()
    {
        using Network network = Comparison.Create(typeof(LeNet5));
        GraphProto graph = Models.Read(network, OnnxLayout.ChannelsFirst).Graph;
        Assert.Equal(network.Parameters.Select(parameter => parameter.Name), graph.Initializer.Select(constant => constant.Name));
        Assert.Equal([6L, 1, 5, 5], graph.Initializer[0].Dims);
        Assert.Equal([400L, 120], graph.Initializer[4].Dims);
    }

    [Theory]
    [InlineData(typeof(ProjectedResiduals), "biased.projection.weights", "biased.projection.bias", "normal.projection.variance")]
    [InlineData(typeof(Blocks), "second.two.projection.weights", "fork.three.one.weights")]
    [InlineData(typeof(Twins), "a.weights", "a.mean", "b.weights", "c.weights")]
    [InlineData(typeof(SharedBlocks), "a.one.weights", "a.two.shift")]
    public void Every_parameter_is_one_constant_whoever_reads_it(Type type, params string[] some)
    {
        using Network network = Comparison.Create(type);
        string[] constants = [.. Models.Constants(Models.Read(network, OnnxLayout.ChannelsFirst).Graph)];
        Assert.Equal(network.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal),
            constants.Order(StringComparer.Ordinal));
        Assert.Subset(constants.ToHashSet(), some.ToHashSet());
    }

    [Fact]
    public void A_parameter_that_is_read_in_two_orders_is_two_constants()
    {
        using Network network = Comparison.Create(typeof(WeightsInTwoOrders));
        Assert.Equal(
            ["c.bias", "c.weights", "ofPlanes.bias", "ofPlanes.weights", "ofPlanes.weights2"],
            Models.Constants(Models.Read(network, OnnxLayout.ChannelsFirst).Graph).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_exported_model_has_the_parameters_of_that_moment()
    {
        using var network = new LeNet5(1);
        byte[] first = Comparison.Export(network);
        Assert.Equal(first, Comparison.Export(network));
        network.Parameters["c1.bias"].CopyFrom([1, 2, 3, 4, 5, 6]);
        GraphProto graph = ModelProto.Parser.ParseFrom(Comparison.Export(network)).Graph;
        byte[] bias = graph.Initializer.Single(constant => constant.Name == "c1.bias").RawData.ToByteArray();
        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(i => BitConverter.ToSingle(bias, 4 * i)));
    }

    [Fact]
    public void A_permuted_tensor_has_every_element_where_its_place_says()
    {
        int[] extents = [2, 3, 4, 5];
        float[] values = [.. Enumerable.Range(0, 120).Select(i => (float)i)];
        float[] permuted = Permutation.Apply(values, extents, [3, 2, 0, 1]);
        for (int a = 0; a < 2; a++)
        {
            for (int b = 0; b < 3; b++)
            {
                for (int c = 0; c < 4; c++)
                {
                    for (int d = 0; d < 5; d++)
                        Assert.Equal(values[(((((a * 3) + b) * 4) + c) * 5) + d], permuted[(((((d * 4) + c) * 2) + a) * 3) + b]);
                }
            }
        }
    }
}
