using Unroll.Onnx.Schema;
using Unroll.Onnx.Tests.Networks;

namespace Unroll.Onnx.Tests;

/// <summary>What is in the models, besides that they compute the right thing.</summary>
public sealed class ModelTests
{
    [Theory]
    [InlineData(OnnxLayout.ChannelsLast)]
    [InlineData(OnnxLayout.ChannelsFirst)]
    public void LeNet_transposes_nothing(OnnxLayout layout)
    {
        string[] expected = ["Conv", "Relu", "MaxPool", "Conv", "Relu", "MaxPool", "Flatten", "Gemm", "Relu", "Gemm", "Relu", "Gemm"];
        Assert.Equal(layout == OnnxLayout.ChannelsLast ? expected.Prepend("Reshape") : expected, Operators<LeNet5>(layout));
    }

    [Fact]
    public void Channels_last_transposes_at_the_boundary_alone()
    {
        Assert.Equal(["Transpose", "Conv", "Transpose"], Operators<ValidConvolution>(OnnxLayout.ChannelsLast));
        Assert.Equal(["Conv"], Operators<ValidConvolution>(OnnxLayout.ChannelsFirst));
        Assert.Equal(["Flatten", "Gemm"], Operators<DenseOfAnImage>(OnnxLayout.ChannelsLast));
        Assert.Equal(["Flatten", "Gemm"], Operators<DenseOfAnImage>(OnnxLayout.ChannelsFirst));
        Assert.Equal(["Transpose", "Conv", "Tanh", "Flatten", "Gemm"], Operators<FlattenedPlanes>(OnnxLayout.ChannelsLast));
    }

    [Fact]
    public void Constants_are_named_as_the_parameters()
    {
        using Network network = Comparison.Create(typeof(LeNet5));
        GraphProto graph = Read(network, OnnxLayout.ChannelsFirst).Graph;
        Assert.Equal(network.Parameters.Select(parameter => parameter.Name), graph.Initializer.Select(constant => constant.Name));
        Assert.Equal([6L, 1, 5, 5], graph.Initializer[0].Dims);
        Assert.Equal([400L, 120], graph.Initializer[4].Dims);
    }

    [Theory]
    [InlineData(OnnxLayout.ChannelsLast, null, "image [N, 8, 8, 3]", "kind [N, 5]", "auxiliary [N, 2]")]
    [InlineData(OnnxLayout.ChannelsFirst, null, "image [N, 3, 8, 8]", "kind [N, 5]", "auxiliary [N, 2]")]
    [InlineData(OnnxLayout.ChannelsLast, 4, "image [4, 8, 8, 3]", "kind [4, 5]", "auxiliary [4, 2]")]
    public void Inputs_and_outputs_have_the_names_of_their_fields(OnnxLayout layout, int? batchSize, params string[] expected)
    {
        using Network network = Comparison.Create(typeof(Branches));
        GraphProto graph = Read(network, layout, batchSize).Graph;
        Assert.Equal(expected, graph.Input.Concat(graph.Output).Select(value => $"{value.Name} [{string.Join(", ", Extents(value))}]"));
    }

    [Fact]
    public void A_model_says_what_made_it_and_by_which_rules()
    {
        using Network network = Comparison.Create(typeof(LeNet5));
        ModelProto model = Read(network, OnnxLayout.ChannelsFirst);
        Assert.Equal(("Unroll", 8L, 17L, "LeNet5"), (model.ProducerName, model.IrVersion, model.OpsetImport.Single().Version, model.Graph.Name));
        Assert.Equal(typeof(Network).Assembly.GetName().Version!.ToString(3), model.ProducerVersion);
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

    private static IEnumerable<string> Operators<TNetwork>(OnnxLayout layout)
    {
        using Network network = Comparison.Create(typeof(TNetwork));
        return [.. Read(network, layout).Graph.Node.Select(node => node.OpType)];
    }

    private static ModelProto Read(Network network, OnnxLayout layout, int? batchSize = null) =>
        ModelProto.Parser.ParseFrom(Comparison.Export(network, new OnnxOptions { Layout = layout, BatchSize = batchSize }));

    private static IEnumerable<string> Extents(ValueInfoProto value) => value.Type.TensorType.Shape.Dim.Select(
        extent => extent.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimParam ? extent.DimParam : $"{extent.DimValue}");
}
