using Unroll.Exchange.Import.Interpreter;
using Unroll.Exchange.Import.Interpreter.Functions;

namespace Unroll.Exchange.Import;

/// <summary>A model while it becomes operations, node by node. What depends on constants and shapes alone is computed at once.</summary>
internal sealed class GraphImport(ModelGraph model, OnnxLayout layout)
{
    private readonly List<DeclaredOperation> _operations = [];
    private readonly Dictionary<DeclaredOperation, DeclaredOperation> _flattened = [];
    private readonly List<UnsupportedNode> _unsupported = [];

    public ModelGraph Model => model;

    public Dictionary<string, ModelTensor> Constants { get; } = new(model.Constants, StringComparer.Ordinal);

    public Dictionary<string, ImportedValue> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Imports a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layout">How its inputs of four extents stand.</param>
    /// <exception cref="UnsupportedModelException">The language has no operation for some nodes, all of which it names.</exception>
    public static DeclaredGraph Import(ModelGraph model, OnnxLayout layout) => new GraphImport(model, layout).Run();

    public DeclaredOperation Add(DeclaredOperation operation)
    {
        _operations.Add(operation);
        foreach (DeclaredOperation input in operation.Inputs)
            input.Readers++;
        return operation;
    }

    /// <summary>A spatial value as a vector.</summary>
    public DeclaredOperation Flatten(DeclaredOperation spatial)
    {
        if (!_flattened.TryGetValue(spatial, out DeclaredOperation? vector))
        {
            vector = Add(new DeclaredOperation("Flatten", OperationPlace.Behind, new ValueShape(1, 1, spatial.Shape.Length), spatial));
            _flattened.Add(spatial, vector);
        }

        return vector;
    }

    private DeclaredGraph Run()
    {
        HashSet<string> read = [.. model.Nodes.SelectMany(node => node.Inputs)];
        (string, ImportedValue)[] inputs = [.. model.Inputs.Where(input => read.Contains(input.Name)).SelectMany(Input)];
        foreach (ModelNode node in model.Nodes)
        {
            try
            {
                Import(node);
            }
            catch (UnsupportedNodeException exception)
            {
                string[] shapes = [.. node.Inputs.Where(name => name.Length > 0).Select(ShapeOf)];
                _unsupported.Add(new UnsupportedNode(node.Name, node.Operator, node.Opset, shapes, exception.Message));
            }
            catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException or ArithmeticException)
            {
                throw new InvalidDataException(
                    $"{model.Path}: node '{Printable.Of(node.Name)}' is no valid {Printable.Of(node.Operator)} ({exception.Message}).",
                    exception);
            }
        }

        var outputs = new List<(string, ImportedValue)>();
        foreach (ModelValue output in model.Outputs)
            outputs.AddRange(Output(output));
        if (_unsupported.Count > 0)
            throw new UnsupportedModelException(model.Path, _unsupported);
        return new DeclaredGraph(inputs, outputs, Needed(outputs.Select(output => output.Item2.Operation)));
    }

    private IEnumerable<(string Name, ImportedValue Value)> Input(ModelValue input)
    {
        const int Float = 1;
        const long MostNumbers = 1 << 28;   // of a value of a network
        string? wrong = input.ElementType != Float ? "32-bit floats"
            : input.Extents is not ([null or 1, > 0] or [null or 1, > 0, > 0, > 0])
                ? "[N, channels, height, width], [N, height, width, channels] or [N, length], where only N may be open and is 1 otherwise"
            : input.Extents.Aggregate(1.0, (product, extent) => product * (extent ?? 1)) > MostNumbers
                ? $"at most {MostNumbers} numbers"
            : null;
        if (wrong is not null)
        {
            _unsupported.Add(new UnsupportedNode(input.Name, "input", model.Opset, [input.ShapeText], wrong));
            yield break;
        }

        int[] extents = [.. input.Extents!.Select(extent => (int)(extent ?? 1))];
        bool isVector = extents.Length == 2, isPlanes = layout == OnnxLayout.ChannelsFirst;
        ValueShape shape = isVector ? new(1, 1, extents[1])
            : isPlanes ? new(extents[2], extents[3], extents[1]) : new(extents[1], extents[2], extents[3]);
        var operation = new DeclaredOperation("Input", OperationPlace.Alone, shape)
        {
            IsVector = isVector,
            Arguments = isVector ? [$"{shape.Channels}"] : [$"{shape.Height}", $"{shape.Width}", $"{shape.Channels}"],
        };
        var value = new ImportedValue(
            Add(operation), isVector ? ElementOrder.Vector : isPlanes ? ElementOrder.Planes : ElementOrder.Rows);
        Values.Add(input.Name, value);
        yield return (input.Name, value);
    }

    private void Import(ModelNode node)
    {
        NodeImporter? importer = NodeImporter.Of(node.Operator);
        if (node.Inputs.All(name => name.Length == 0 || Constants.ContainsKey(name)) && NodeFunction.Of(node.Operator) is { } function)
        {
            Tensor?[] read = [.. node.Inputs.Select(name => name.Length == 0 ? null : AsTensor(Constants[name]))];
            Fold(node, function.Compute(new NodeArguments(node, read)));
        }
        else if (node.Operator == "Shape" && Values.TryGetValue(node.Inputs[0], out ImportedValue? value))
            Fold(node, ShapeFunction.Of(node, value.Extents));
        else if (importer is null)
            throw new UnsupportedNodeException(NearestForms.Of(node.Operator));
        else if (node.Outputs.Skip(1).Any(output => output.Length > 0 && model.Readers.ContainsKey(output)))
            throw new UnsupportedNodeException($"{node.Operator} of which only the first output is read");
        else if (node.Inputs.All(name => name.Length == 0 || Constants.ContainsKey(name) || Values.ContainsKey(name)))
            Values[node.Output] = importer.Import(new NodeContext(node, this));
        // Otherwise it reads what an unsupported node writes, which is told of already.
    }

    private static Tensor AsTensor(ModelTensor constant) => new(constant.Extents, constant.ToNumbers());

    private void Fold(ModelNode node, Tensor result) => Constants[node.Output] = new ModelTensor(result.Extents, result.Values);

    private IEnumerable<(string Name, ImportedValue Value)> Output(ModelValue output)
    {
        string? wrong = null;
        if (Constants.ContainsKey(output.Name))
            wrong = "an output that is computed; this one is a constant";
        else if (Values.TryGetValue(output.Name, out ImportedValue? value))
        {
            if (value.IsFlattened && value.Order == ElementOrder.Vector)
                value = value with { Operation = Flatten(value.Operation) };
            if (value.IsFlattened)
                wrong = "planes that are transposed to channels last before they are flattened";
            else if (value.Operation.Attribute == "Input")
                wrong = "an output that is computed; this one is an input";
            else
                yield return (output.Name, value);
        }
        else if (_unsupported.Count == 0)
            throw new InvalidDataException($"{model.Path}: no node writes the output '{Printable.Of(output.Name)}'.");

        if (wrong is not null)
            _unsupported.Add(new UnsupportedNode(output.Name, "output", model.Opset, [ShapeOf(output.Name)], wrong));
    }

    private string ShapeOf(string tensor) => Constants.TryGetValue(tensor, out ModelTensor? constant) ? ShapeText.Of(constant.Extents)
        : Values.TryGetValue(tensor, out ImportedValue? value) ? ShapeText.Of(value.Extents)
        : model.Values.GetValueOrDefault(tensor)?.ShapeText ?? "?";

    private List<DeclaredOperation> Needed(IEnumerable<DeclaredOperation> outputs)
    {
        HashSet<DeclaredOperation> needed = [.. outputs];
        for (int i = _operations.Count - 1; i >= 0; i--)
        {
            if (needed.Contains(_operations[i]))
                needed.UnionWith(_operations[i].Inputs);
        }

        return [.. _operations.Where(needed.Contains)];
    }
}
