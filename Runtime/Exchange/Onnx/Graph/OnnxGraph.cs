using System.Buffers.Binary;
using Google.Protobuf;
using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Onnx;

/// <summary>A model's graph while it grows: its nodes in order, its constants, and the names of its tensors, each of which is
/// unique.</summary>
/// <param name="name">The name of the network.</param>
/// <param name="reserved">The names of inputs and outputs.</param>
/// <param name="batchSize">The samples of every call, or null for any number.</param>
internal sealed class OnnxGraph(string name, IEnumerable<string> reserved, int? batchSize)
{
    private readonly GraphProto _graph = new() { Name = name };
    private readonly HashSet<string> _names = [.. reserved];
    private readonly Dictionary<string, string> _outputs = [];   // tensors that an output gives its name

    /// <summary>Adds a node of one output.</summary>
    /// <param name="operation">The ONNX operator.</param>
    /// <param name="near">What the node's name starts with: a stage, or the tensor it belongs to.</param>
    /// <param name="inputs">The tensors it reads.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The name of its output.</returns>
    public string Add(string operation, string near, IEnumerable<string> inputs, params AttributeProto[] attributes)
    {
        string output = Unique($"{near}/{operation}");
        _graph.Node.Add(
            new NodeProto { OpType = operation, Name = output, Input = { inputs }, Output = { output }, Attribute = { attributes } });
        return output;
    }

    /// <summary>Adds a node that gives a tensor other extents; 0 stands for the batch.</summary>
    public string Reshape(string tensor, params long[] extents) => Add("Reshape", tensor, [tensor, Integers($"{tensor}/extents", extents)]);

    /// <summary>Adds a constant of whole numbers.</summary>
    /// <returns>Its name, which is the wanted one unless that is taken.</returns>
    public string Integers(string wanted, params long[] values)
    {
        byte[] data = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(data.AsSpan(i * sizeof(long)), values[i]);
        return Constant(wanted, [values.Length], TensorProto.Types.DataType.Int64, data);
    }

    /// <summary>Adds a constant of floats.</summary>
    /// <returns>Its name, which is the wanted one unless that is taken.</returns>
    public string Constant(string wanted, IEnumerable<long> extents, ReadOnlySpan<float> values)
    {
        byte[] data = new byte[checked(values.Length * sizeof(float))];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(i * sizeof(float)), values[i]);
        return Constant(wanted, extents, TensorProto.Types.DataType.Float, data);
    }

    public void AddInput(string tensor, params long[] extents) => _graph.Input.Add(Value(tensor, extents));

    /// <summary>Makes a tensor an output: it takes the output's name, unless it is an input or another output already.</summary>
    public void AddOutput(string output, string tensor, params long[] extents)
    {
        if (_outputs.ContainsKey(tensor) || _graph.Input.Any(input => input.Name == tensor))
            tensor = Add("Identity", output, [tensor]);
        _outputs.Add(tensor, output);
        _graph.Output.Add(Value(output, extents));
    }

    /// <summary>The whole graph; nothing is added afterwards.</summary>
    public GraphProto Finish()
    {
        foreach (NodeProto node in _graph.Node)
        {
            for (int i = 0; i < node.Input.Count; i++)
                node.Input[i] = _outputs.GetValueOrDefault(node.Input[i], node.Input[i]);
            node.Output[0] = _outputs.GetValueOrDefault(node.Output[0], node.Output[0]);
        }

        return _graph;
    }

    private string Constant(string wanted, IEnumerable<long> extents, TensorProto.Types.DataType type, byte[] data)
    {
        string constant = Unique(wanted);
        _graph.Initializer.Add(new TensorProto
        {
            Name = constant, Dims = { extents }, DataType = (int)type, RawData = UnsafeByteOperations.UnsafeWrap(data),
        });
        return constant;
    }

    private ValueInfoProto Value(string tensor, long[] extents)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(batchSize is { } size ? new() { DimValue = size } : new TensorShapeProto.Types.Dimension { DimParam = "N" });
        shape.Dim.Add(extents.Select(extent => new TensorShapeProto.Types.Dimension { DimValue = extent }));
        var type = new TypeProto { TensorType = new() { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape } };
        return new ValueInfoProto { Name = tensor, Type = type };
    }

    private string Unique(string wanted)
    {
        string unique = wanted;
        for (int i = 2; !_names.Add(unique); i++)
            unique = FormattableString.Invariant($"{wanted}{i}");
        return unique;
    }
}
