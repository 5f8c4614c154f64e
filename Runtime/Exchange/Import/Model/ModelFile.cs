using Google.Protobuf;
using Unroll.Exchange.Onnx.Schema;

namespace Unroll.Exchange.Import;

/// <summary>Reads an ONNX file.</summary>
internal static class ModelFile
{
    public const int OldestOpset = 7, NewestOpset = 25;
    private const long MostBytes = int.MaxValue;   // of a protocol buffer

    /// <summary>Reads a model and all of its constants.</summary>
    /// <exception cref="InvalidDataException">The file is no ONNX model, cut off, of an opset that is not read, or its constants are not
    /// as it says.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelGraph Read(string path)
    {
        ModelProto model = Parse(path);
        int opset = Opset(path, model);
        GraphProto graph = model.Graph;
        var constants = new Dictionary<string, ModelTensor>(StringComparer.Ordinal);
        var tensors = new TensorReader(path);
        foreach (TensorProto initializer in graph.Initializer)
            constants[initializer.Name] = tensors.Read(initializer);

        List<ModelNode> nodes = [];
        foreach (NodeProto node in graph.Node)
            nodes.Add(Node(path, node, opset));
        foreach (ModelNode node in nodes.Where(node => node.Operator == "Constant"))
            constants[node.Output] = Constant(path, tensors, node);

        return new ModelGraph
        {
            Path = path,
            Files = [Path.GetFullPath(path), .. tensors.Files],
            Opset = opset,
            Producer = $"{model.ProducerName} {model.ProducerVersion}".Trim(),
            Name = graph.Name,
            HasHalves = ElementTypes.HasHalf(graph),
            Nodes = NodeOrder.Sort(
                path, nodes.Where(node => node.Operator != "Constant"), constants.Keys.Concat(graph.Input.Select(input => input.Name))),
            Constants = constants,
            Inputs = [.. graph.Input.Where(input => !constants.ContainsKey(input.Name)).Select(Value)],
            Outputs = [.. graph.Output.Select(Value)],
            Values = graph.ValueInfo.GroupBy(value => value.Name, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => Value(group.First()), StringComparer.Ordinal),
        };
    }

    private static ModelProto Parse(string path)
    {
        using FileStream stream = FileKind.OpenToRead(path, bufferSize: 1 << 16);
        if (stream.Length > MostBytes)
            throw Wrong(path, $"the file has {stream.Length} bytes; expected at most {MostBytes}, larger constants in a file beside it");
        ModelProto model;
        try
        {
            model = ModelProto.Parser.ParseFrom(stream);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw Wrong(path, $"the file is no ONNX model, damaged or cut off ({exception.Message.TrimEnd('.')})", exception);
        }

        if (model.Graph is null || !model.HasIrVersion)
            throw Wrong(path, "the file has no graph or no version; expected an ONNX model. It is something else, or cut off");
        return model.Graph.Node.Count > 0 ? model : throw Wrong(path, "the graph has no nodes; expected at least one");
    }

    private static int Opset(string path, ModelProto model)
    {
        OperatorSetIdProto? opset = model.OpsetImport.FirstOrDefault(import => import.Domain is "" or "ai.onnx");
        if (opset is null)
            throw Wrong(path, "the file does not say of which opset it is; it is cut off or no ONNX model");
        return opset.Version is >= OldestOpset and <= NewestOpset
            ? (int)opset.Version
            : throw Wrong(path, $"the model is of opset {opset.Version}; expected one from {OldestOpset} to {NewestOpset}");
    }

    private static ModelNode Node(string path, NodeProto node, int opset)
    {
        if (node.Output.Count == 0 || node.Output[0].Length == 0)
            throw Wrong(path, $"node '{Printable.Of(node.Name)}' ({Printable.Of(node.OpType)}) has no output; expected at least one");
        string name = node.Name.Length > 0 ? node.Name : node.Output[0];
        string onnxOperator = node.Domain is "" or "ai.onnx" ? node.OpType : $"{node.Domain}.{node.OpType}";
        var attributes = new Dictionary<string, AttributeProto>(StringComparer.Ordinal);
        foreach (AttributeProto attribute in node.Attribute)
            attributes[attribute.Name] = attribute;
        return new ModelNode(name, onnxOperator, opset, [.. node.Input], [.. node.Output], attributes);
    }

    private static ModelTensor Constant(string path, TensorReader tensors, ModelNode node)
    {
        if (node.Tensor("value") is { } tensor)
            return tensors.Read(tensor);
        if (node.Has("value_float"))
            return new ModelTensor([], [node.Number("value_float", 0)]);
        if (node.Has("value_int"))
            return new ModelTensor([], [(double)node.Integer("value_int", 0)]);
        if (node.Numbers("value_floats") is { Length: > 0 } floats)
            return new ModelTensor([floats.Length], floats);
        return node.Integers("value_ints") is { Length: > 0 } integers
            ? new ModelTensor([integers.Length], [.. integers.Select(integer => (double)integer)])
            : throw Wrong(path, $"constant '{Printable.Of(node.Name)}' has no numbers; expected a tensor, a number or a list of them");
    }

    private static ModelValue Value(ValueInfoProto value)
    {
        TypeProto.Types.Tensor? type = value.Type?.TensorType;
        return new ModelValue(value.Name, type?.ElemType ?? 0, type?.Shape is null ? null :
        [
            .. type.Shape.Dim.Select(extent =>
                extent.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue ? extent.DimValue : (long?)null),
        ]);
    }

    private static InvalidDataException Wrong(string path, string what, Exception? inner = null) => new($"{path}: {what}.", inner);
}
