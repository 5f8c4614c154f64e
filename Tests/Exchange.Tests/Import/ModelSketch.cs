using Google.Protobuf;
using Unroll.Exchange.Onnx.Schema;
using AttributeType = Unroll.Exchange.Onnx.Schema.AttributeProto.Types.AttributeType;
using DataType = Unroll.Exchange.Onnx.Schema.TensorProto.Types.DataType;

namespace Unroll.Exchange.Tests.Import;

/// <summary>A model as other programs write it, put together by hand. Every method gives the name of a tensor.</summary>
internal sealed class ModelSketch(int opset)
{
    private readonly GraphProto _graph = new() { Name = "sketch" };
    private readonly Random _random = new(11);
    private int _count;

    /// <summary>An input of floats; an extent of 0 is left open.</summary>
    public string Input(string name, params long[] extents)
    {
        _graph.Input.Add(Value(name, extents));
        return name;
    }

    /// <summary>Random weights, in typed fields.</summary>
    public string Weights(params long[] extents)
    {
        int length = (int)extents.Aggregate(1L, (product, extent) => product * extent);
        return Floats(extents, [.. Enumerable.Range(0, length).Select(_ => _random.NextSingle() - 0.4f)]);
    }

    /// <summary>Random numbers above a half, for variances.</summary>
    public string Positive(int length) => Floats([length], [.. Enumerable.Range(0, length).Select(_ => 0.5f + _random.NextSingle())]);

    public string Floats(long[] extents, params float[] values) =>
        Add(new TensorProto { Dims = { extents }, DataType = (int)DataType.Float, FloatData = { values } });

    /// <summary>Floats of 16 bits, as numbers in typed fields.</summary>
    public string Halves(long[] extents, params float[] values) => Add(new TensorProto
    {
        Dims = { extents }, DataType = (int)DataType.Float16,
        Int32Data = { values.Select(value => (int)BitConverter.HalfToUInt16Bits((Half)value)) },
    });

    /// <summary>The upper halves of floats, as bytes.</summary>
    public string UpperHalves(long[] extents, params float[] values) => Add(new TensorProto
    {
        Dims = { extents }, DataType = (int)DataType.Bfloat16,
        RawData = ByteString.CopyFrom([.. values.SelectMany(value => BitConverter.GetBytes(BitConverter.SingleToUInt32Bits(value))[2..])]),
    });

    public string Number(float value) => Floats([], value);

    public string Integers(params long[] values) =>
        Add(new TensorProto { Dims = { values.Length }, DataType = (int)DataType.Int64, Int64Data = { values } });

    public string Node(string onnxOperator, string[] inputs, params AttributeProto[] attributes)
    {
        string output = $"t{_count++}";
        _graph.Node.Add(new NodeProto
        {
            OpType = onnxOperator, Name = $"node_{onnxOperator}_{_count}", Input = { inputs }, Output = { output },
            Attribute = { attributes },
        });
        return output;
    }

    /// <summary>A node of several outputs.</summary>
    public string[] Nodes(int outputs, string onnxOperator, string[] inputs, params AttributeProto[] attributes)
    {
        Node(onnxOperator, inputs, attributes);
        _graph.Node[^1].Output.Add(Enumerable.Range(1, outputs - 1).Select(_ => $"t{_count++}"));
        return [.. _graph.Node[^1].Output];
    }

    /// <summary>A node that gives the output of a name.</summary>
    public void Output(string name, string onnxOperator, string[] inputs, params AttributeProto[] attributes)
    {
        Node(onnxOperator, inputs, attributes);
        _graph.Node[^1].Output[0] = name;
        _graph.Output.Add(new ValueInfoProto
        {
            Name = name, Type = new TypeProto { TensorType = new() { ElemType = (int)DataType.Float } },
        });
    }

    public static AttributeProto Of(string name, float value) => new() { Name = name, Type = AttributeType.Float, F = value };

    public static AttributeProto Of(string name, long value) => new() { Name = name, Type = AttributeType.Int, I = value };

    public static AttributeProto Of(string name, params long[] values) =>
        new() { Name = name, Type = AttributeType.Ints, Ints = { values } };

    public static AttributeProto Of(string name, string value) =>
        new() { Name = name, Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) };

    public ModelProto Build() => new()
    {
        IrVersion = 8, OpsetImport = { new OperatorSetIdProto { Domain = "", Version = opset } }, Graph = _graph,
    };

    private string Add(TensorProto tensor)
    {
        tensor.Name = $"c{_graph.Initializer.Count}";
        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private static ValueInfoProto Value(string name, long[] extents)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(extents.Select(extent => extent == 0
            ? new TensorShapeProto.Types.Dimension { DimParam = "N" } : new() { DimValue = extent }));
        var type = new TypeProto { TensorType = new() { ElemType = (int)DataType.Float, Shape = shape } };
        return new ValueInfoProto { Name = name, Type = type };
    }
}
