using Google.Protobuf;
using Unroll.Exchange.Onnx.Schema;
using Unroll.Exchange.Tests.Networks;
using static Unroll.Exchange.Tests.Import.ModelSketch;

namespace Unroll.Exchange.Tests.Import;

/// <summary>What cannot be imported is told, all at once, and files that are no models are told from models.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-refusal-").FullName;

    private string Model => Path.Combine(_folder, "model.onnx");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Refused() => [.. ImportedCatalog.Refused.Select(type => type.Name)];

    [Fact]
    public void All_unsupported_nodes_are_named_at_once()
    {
        var m = new ModelSketch(17);
        string x = m.Input("x", 0, 3, 8, 8);
        string resized = m.Node("Einsum", [x], Of("equation", "nchw->nchw"));
        string conv = m.Node("Conv", [resized, m.Weights(4, 3, 3, 3)]);
        m.Output("y", "Softsign", [conv]);
        m.Output("z", "LRN", [x], Of("size", 2L));
        Write(m.Build());
        UnsupportedModelException thrown = Assert.Throws<UnsupportedModelException>(() => OnnxImport.Read(Model));
        Assert.Equal(
            $"""
            {Model} cannot be imported; of its nodes these are not supported:
              node_Einsum_1: Einsum (opset 17) of [1, 3, 8, 8]; nearest: none: no operation of Unroll is like it
              node_Softsign_3: Softsign (opset 17) of ?; nearest: Tanh
              node_LRN_4: LRN (opset 17) of [1, 3, 8, 8]; nearest: LRN of an odd size, with alpha, beta and bias above 0
            """,
            thrown.Message);
        Assert.Equal(["Einsum", "Softsign", "LRN"], thrown.Nodes.Select(node => node.Operator));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Networks_that_are_written_in_other_forms_are_refused(string name)
    {
        using Network network = Comparison.Create(Catalog.Networks.Single(type => type.Name == name));
        network.ExportOnnx(Model, new OnnxOptions { Layout = OnnxLayout.ChannelsFirst });
        Assert.NotEmpty(Assert.Throws<UnsupportedModelException>(() => OnnxImport.Read(Model)).Nodes);
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_told()
    {
        using Network network = Comparison.Create(typeof(ValidConvolution));
        byte[] whole = Comparison.Export(network);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Model, whole[..length]);
            InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => OnnxImport.Read(Model));
            Assert.StartsWith($"{Model}: ", thrown.Message);
        }
    }

    [Fact]
    public void A_damaged_file_never_fails_in_other_ways()
    {
        using Network network = Comparison.Create(typeof(LeNet5));
        byte[] whole = Comparison.Export(network);
        const int Nodes = 1500;   // bytes at the beginning, before the numbers of the weights
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            byte[] damaged = [.. whole];
            damaged[random.Next(Nodes)] = (byte)random.Next(256);
            File.WriteAllBytes(Model, damaged);
            try
            {
                OnnxImport.Read(Model);
            }
            catch (Exception exception) when (exception is InvalidDataException or UnsupportedModelException or FileNotFoundException)
            {
            }
        }
    }

    /// <summary>Inputs that are left out or are others, and numbers that are none of the operator, in all models and with their
    /// checks.</summary>
    [Fact]
    public void Wrong_nodes_never_fail_in_other_ways()
    {
        long[] numbers = [-1, 0, 1, 2, 3, 7, 1 << 16, int.MaxValue, int.MinValue, 1L << 32, (1L << 32) + 1, long.MaxValue, long.MinValue];
        var random = new Random(1);
        foreach ((string name, Func<ModelProto> build) in ForeignModels.All)
        {
            for (int i = 0; i < 60; i++)
            {
                ModelProto model = build();
                NodeProto node = Pick(model.Graph.Node);
                AttributeProto[] lists = [.. node.Attribute.Where(attribute => attribute.Ints.Count > 0)];
                TensorProto[] integers = [.. model.Graph.Initializer.Where(tensor => tensor.Int64Data.Count > 0)];
                switch (random.Next(6))
                {
                    case 0 when node.Input.Count > 0:
                        node.Input.RemoveAt(random.Next(node.Input.Count));
                        break;
                    case 1 when node.Input.Count > 0:
                        node.Input[random.Next(node.Input.Count)] = Pick(model.Graph.Initializer).Name;
                        break;
                    case 2 when lists.Length > 0 && Pick(lists) is var list:
                        list.Ints[random.Next(list.Ints.Count)] = Pick(numbers);
                        break;
                    case 3 when integers.Length > 0 && Pick(integers) is var tensor:
                        tensor.Int64Data[random.Next(tensor.Int64Data.Count)] = Pick(numbers);
                        break;
                    case 4 when node.Attribute.Count > 0:
                        Pick(node.Attribute).I = Pick(numbers);
                        break;
                    default:
                        node.OpType = Pick(model.Graph.Node).OpType;
                        break;
                }

                Write(model);
                try
                {
                    OnnxImport.Read(Model).SaveCheck(Path.Combine(_folder, "check"));
                }
                catch (Exception exception) when (exception is InvalidDataException or UnsupportedModelException)
                {
                }
                catch (Exception exception)
                {
                    Assert.Fail($"{name}, {node}: {exception}");
                }
            }
        }

        T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
    }

    [Fact]
    public void A_node_without_inputs_is_told()
    {
        var m = new ModelSketch(17);
        m.Output("y", "Add", [m.Input("x", 0, 3, 8, 8), m.Node("Transpose", [], Of("perm", 0, 3, 1, 2))]);
        Write(m.Build());
        Assert.Contains("'node_Transpose_1' (Transpose)", Assert.Throws<InvalidDataException>(() => OnnxImport.Read(Model)).Message);
    }

    [Fact]
    public void A_slice_along_an_extent_that_there_is_not_is_named()
    {
        var m = new ModelSketch(17);
        m.Output("y", "Slice", [m.Input("x", 0, 3, 8, 8), m.Integers(0), m.Integers(1), m.Integers((1L << 32) + 1)]);
        Write(m.Build());
        UnsupportedModelException thrown = Assert.Throws<UnsupportedModelException>(() => OnnxImport.Read(Model));
        Assert.Contains("some of the 4 that there are", Assert.Single(thrown.Nodes).Nearest);
    }

    /// <summary>Two extents below 0 have a product above it.</summary>
    [Fact]
    public void Extents_below_one_are_refused()
    {
        var m = new ModelSketch(17);
        m.Output("y", "Reshape", [m.Input("x", 1, 48), m.Integers(-2, -24)]);
        Write(m.Build());
        Assert.Single(Assert.Throws<UnsupportedModelException>(() => OnnxImport.Read(Model)).Nodes);
    }

    [Theory]
    [InlineData(1L << 32)]
    [InlineData(1L << 33)]
    public void A_resizing_to_more_than_there_is_room_for_is_refused(long columns)
    {
        var m = new ModelSketch(17);
        m.Output("y", "Resize", [m.Input("x", 0, 3, 8, 1 << 14), "", "", m.Integers(1, 3, 8, columns + 5)]);
        Write(m.Build());
        Assert.Single(Assert.Throws<UnsupportedModelException>(() => OnnxImport.Read(Model)).Nodes);
    }

    [Fact]
    public void A_value_that_is_too_large_is_refused()
    {
        var m = new ModelSketch(17);
        m.Output("y", "Conv", [m.Input("x", 0, 1, 1 << 13, 1 << 13), m.Weights(64, 1, 1, 1)]);
        Write(m.Build());
        UnsupportedModelException thrown = Assert.Throws<UnsupportedModelException>(() => OnnxImport.Read(Model));
        Assert.Equal("values of at most 268435456 numbers", Assert.Single(thrown.Nodes).Nearest);
    }

    [Fact]
    public void Constants_that_a_small_file_makes_large_are_refused()
    {
        var m = new ModelSketch(17);
        m.Output("y", "Add", [m.Input("x", 0, 1), m.Node("ConstantOfShape", [m.Integers(1 << 25)])]);
        Write(m.Build());
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => OnnxImport.Read(Model));
        Assert.Contains("33554432 numbers are computed from constants", thrown.Message);
    }

    [Fact]
    public void Nodes_in_any_order_are_read_in_time_that_grows_with_their_number()
    {
        var m = new ModelSketch(17);
        string x = m.Input("x", 0, 1);
        for (int i = 0; i < 20_000; i++)
            x = m.Node("Relu", [x]);
        m.Output("y", "Relu", [x]);
        ModelProto model = m.Build();
        NodeProto[] turned = [.. model.Graph.Node.Reverse()];
        model.Graph.Node.Clear();
        model.Graph.Node.Add(turned);
        Write(model);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(20_001, FileContent.Read(Model).Rows.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");   // two hundred million steps would take longer
    }

    [Theory]
    [InlineData(6)]
    [InlineData(26)]
    public void Other_opsets_are_refused(int opset)
    {
        var m = new ModelSketch(opset);
        m.Output("y", "Relu", [m.Input("x", 0, 3)]);
        Write(m.Build());
        Assert.Equal($"{Model}: the model is of opset {opset}; expected one from 7 to 25.",
            Assert.Throws<InvalidDataException>(() => OnnxImport.Read(Model)).Message);
    }

    [Fact]
    public void A_missing_file_of_weights_is_named()
    {
        ModelProto model = External("weights.bin");
        Write(model);
        FileNotFoundException thrown = Assert.Throws<FileNotFoundException>(() => OnnxImport.Read(Model));
        Assert.Equal($"{Model}: the numbers of 'c0' stand in {Path.Combine(_folder, "weights.bin")}, which is not there.", thrown.Message);
        File.WriteAllBytes(Path.Combine(_folder, "weights.bin"), new byte[10]);
        Assert.Contains("has 10 bytes", Assert.Throws<InvalidDataException>(() => OnnxImport.Read(Model)).Message);
        File.WriteAllBytes(Path.Combine(_folder, "weights.bin"), new byte[64]);
        ImportedNetwork network = OnnxImport.Read(Model);
        Assert.Contains("[Dense(4, Bias = false)]", network.Source);
        Assert.Equal([Model, Path.Combine(_folder, "weights.bin")], network.Files);
    }

    [Theory]
    [InlineData("../weights.bin")]
    [InlineData("/etc/passwd")]
    public void Weights_outside_of_the_folder_are_not_read(string location)
    {
        Write(External(location));
        Assert.Contains("in the folder of the model", Assert.Throws<InvalidDataException>(() => OnnxImport.Read(Model)).Message);
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_refused()
    {
        var m = new ModelSketch(17);
        m.Output("y", "Gemm", [m.Input("x", 0, 2), m.Floats([2, 1], 1, float.NaN)]);
        Write(m.Build());
        Assert.Contains("'c0' has NaN", Assert.Throws<InvalidDataException>(() => OnnxImport.Read(Model)).Message);
    }

    [Fact]
    public void Extents_that_a_model_leaves_open_can_be_given()
    {
        WriteOpenModel();
        UnsupportedModelException thrown = Assert.Throws<UnsupportedModelException>(() => OnnxImport.Read(Model));
        Assert.Contains("x: input (opset 17) of [?, 3, ?, ?]", thrown.Message);
        string source = OnnxImport.Read(Model, Shaped("x", 1, 3, 8, 10)).Source;
        Assert.Contains("[Input(8, 10, 3)]", source);
    }

    [Theory]
    [InlineData("has no input 'y'; its inputs are 'x'.", "y", 1, 3, 8, 10)]
    [InlineData("input 'x' is [?, 3, ?, ?]; the shape that is given for it, [1, 3, 8], must", "x", 1, 3, 8)]
    [InlineData("input 'x' is [?, 3, ?, ?]; the shape that is given for it, [1, 4, 8, 10], must", "x", 1, 4, 8, 10)]
    [InlineData("input 'x' is [?, 3, ?, ?]; the shape that is given for it, [1, 3, 0, 10], must", "x", 1, 3, 0, 10)]
    public void Extents_that_do_not_fit_the_model_are_refused(string told, string name, params int[] shape)
    {
        WriteOpenModel();
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => OnnxImport.Read(Model, Shaped(name, shape)));
        Assert.StartsWith(Model, thrown.Message);
        Assert.Contains(told, thrown.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\"b")]
    public void Names_that_are_none_of_a_resource_are_refused(string name) =>
        Assert.Throws<ArgumentException>(() => OnnxImport.Read(Model, new OnnxImportOptions { WeightsResource = name }));

    [Theory]
    [InlineData("two words", null)]
    [InlineData("class", null)]
    [InlineData("Good", "App.")]
    public void Names_that_are_none_of_CSharp_are_refused(string name, string? space) =>
        Assert.Throws<ArgumentException>(() => OnnxImport.Read(Model, new OnnxImportOptions { Name = name, Namespace = space }));

    private static OnnxImportOptions Shaped(string name, params int[] shape) =>
        new() { InputShapes = new Dictionary<string, IReadOnlyList<int>> { [name] = shape } };

    private void WriteOpenModel()
    {
        var m = new ModelSketch(17);
        m.Output("y", "Conv", [m.Input("x", 0, 3, 0, 0), m.Weights(4, 3, 3, 3)]);
        Write(m.Build());
    }

    private static ModelProto External(string location)
    {
        var m = new ModelSketch(17);
        m.Output("y", "MatMul", [m.Input("x", 0, 4), m.Weights(4, 4)]);
        ModelProto model = m.Build();
        TensorProto weights = model.Graph.Initializer[0];
        weights.FloatData.Clear();
        weights.DataLocation = TensorProto.Types.DataLocation.External;
        weights.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        return model;
    }

    private void Write(ModelProto model) => File.WriteAllBytes(Model, model.ToByteArray());
}
