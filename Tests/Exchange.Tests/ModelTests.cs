using Unroll.Exchange.Onnx.Schema;
using Unroll.Exchange.Tests.Networks;

namespace Unroll.Exchange.Tests;

/// <summary>What is in the models, besides that they compute the right thing.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Auxiliary_heads_are_left_out()
    {
        using Network network = Comparison.Create(typeof(AuxiliaryHeads));
        GraphProto graph = Models.Read(network, OnnxLayout.ChannelsFirst).Graph;
        Assert.Equal(["Conv", "Relu", "Conv", "Relu", "Flatten", "Gemm"], graph.Node.Select(node => node.OpType));
        Assert.Equal(["below.weights", "below.bias", "above.weights", "above.bias", "kind.weights", "kind.bias"], Models.Constants(graph));
        Assert.Equal("kind", graph.Output.Single().Name);
    }

    [Theory]
    [InlineData(OnnxLayout.ChannelsLast, null, "image [N, 8, 8, 3]", "kind [N, 5]", "auxiliary [N, 2]")]
    [InlineData(OnnxLayout.ChannelsFirst, null, "image [N, 3, 8, 8]", "kind [N, 5]", "auxiliary [N, 2]")]
    [InlineData(OnnxLayout.ChannelsLast, 4, "image [4, 8, 8, 3]", "kind [4, 5]", "auxiliary [4, 2]")]
    public void Inputs_and_outputs_have_the_names_of_their_fields(OnnxLayout layout, int? batchSize, params string[] expected)
    {
        using Network network = Comparison.Create(typeof(Branches));
        GraphProto graph = Models.Read(network, layout, batchSize).Graph;
        Assert.Equal(expected, graph.Input.Concat(graph.Output).Select(value => $"{value.Name} [{string.Join(", ", Extents(value))}]"));
    }

    [Fact]
    public void A_model_says_what_made_it_and_by_which_rules()
    {
        using Network network = Comparison.Create(typeof(LeNet5));
        ModelProto model = Models.Read(network, OnnxLayout.ChannelsFirst);
        Assert.Equal(("Unroll", 8L, 17L, "LeNet5"),
            (model.ProducerName, model.IrVersion, model.OpsetImport.Single().Version, model.Graph.Name));
        Assert.Equal(typeof(Network).Assembly.GetName().Version!.ToString(3), model.ProducerVersion);
    }

    private static IEnumerable<string> Extents(ValueInfoProto value) => value.Type.TensorType.Shape.Dim.Select(
        extent => extent.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimParam ? extent.DimParam : $"{extent.DimValue}");
}
