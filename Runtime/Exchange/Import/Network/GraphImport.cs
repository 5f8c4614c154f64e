using Unroll.Exchange.Import.Interpreter;
using Unroll.Exchange.Import.Interpreter.Functions;

namespace Unroll.Exchange.Import;

/// <summary>A model while it becomes operations, node by node. What depends on constants and shapes alone is computed at once.</summary>
internal sealed class GraphImport
{
    private readonly ModelGraph model;
    private readonly OnnxLayout layout;
    private readonly bool hasBatch;
    private readonly List<DeclaredOperation> _operations = [];
    private readonly List<UnsupportedNode> _unsupported = [];
    private long _computed;   // numbers of constants that are computed

    private GraphImport(ModelGraph model, OnnxLayout layout, bool hasBatch)
    {
        (this.model, this.layout, this.hasBatch) = (model, layout, hasBatch);
        Constants = new(model.Constants, StringComparer.Ordinal);
        Arrangement = new Arrangement(this);
    }

    public ModelGraph Model => model;

    public Arrangement Arrangement { get; }

    /// <summary>The samples that the file says come at once, of which one is imported.</summary>
    public int SamplesAtOnce { get; private set; } = 1;

    /// <summary>Whether the first extent counts samples, and there may be more than one.</summary>
    public bool HasSamples { get; private set; }

    public Dictionary<string, ModelTensor> Constants { get; }

    public Dictionary<string, ImportedValue> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Imports a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layout">Whether the channels of its inputs come first or last.</param>
    /// <param name="hasBatch">Whether the first extent of its inputs counts samples.</param>
    /// <exception cref="UnsupportedModelException">The language has no operation for some nodes, all of which it names.</exception>
    public static DeclaredGraph Import(ModelGraph model, OnnxLayout layout, bool hasBatch) =>
        new GraphImport(model, layout, hasBatch).Run();

    /// <summary>Adds an operation.</summary>
    /// <exception cref="UnsupportedNodeException">Its value is larger than one of a network can be.</exception>
    public DeclaredOperation Add(DeclaredOperation operation)
    {
        ValueShape shape = operation.Shape;
        if ((double)shape.Height * shape.Width * shape.Channels > Tensor.MostNumbers)
            throw new UnsupportedNodeException($"values of at most {Tensor.MostNumbers} numbers");
        _operations.Add(operation);
        foreach (DeclaredOperation input in operation.Inputs)
            input.Readers++;
        return operation;
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
            catch (Exception exception) when (NodeFunction.IsOfNode(exception))
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
        if (InputReading.Wrong(input, hasBatch) is { } wrong)
        {
            _unsupported.Add(new UnsupportedNode(input.Name, "input", model.Opset, [input.ShapeText], wrong));
            yield break;
        }

        if (hasBatch && input.Extents![0] is { } samples)
            SamplesAtOnce = (int)samples;
        HasSamples |= hasBatch && input.Extents![0] != 1;
        ImportedValue value = InputReading.Read(input, layout, hasBatch);
        Add(value.Operation);
        Values.Add(input.Name, value);
        yield return (input.Name, value);
    }

    private void Import(ModelNode node)
    {
        NodeImporter? importer = NodeImporter.Of(node.Operator);
        if (node.Inputs.All(name => name.Length == 0 || Constants.ContainsKey(name)) && NodeFunction.Of(node.Operator) is { } function)
        {
            Tensor?[] read = [.. node.Inputs.Select(name => name.Length == 0 ? null : AsTensor(Constants[name]))];
            foreach ((string output, Tensor result) in node.Outputs.Zip(function.ComputeAll(new NodeArguments(node, read))))
                Fold(output, result);
        }
        else if (node.Operator == "Shape" && Values.TryGetValue(node.Inputs[0], out ImportedValue? value))
            Fold(node.Output, ShapeFunction.Of(node, value.Extents));
        else if (importer is null && (NodeFunction.Of(node.Operator) is null || IsKnown(node)))
            throw new UnsupportedNodeException(NearestForms.Of(node.Operator));
        else if (importer?.HasManyOutputs == false
            && node.Outputs.Skip(1).Any(output => output.Length > 0 && model.Readers.ContainsKey(output)))
            throw new UnsupportedNodeException($"{node.Operator} of which only the first output is read");
        else if (importer is not null && IsKnown(node))
            Import(node, importer);
        // Otherwise it reads what an unsupported node writes, which is told of already.
    }

    private bool IsKnown(ModelNode node) =>
        node.Inputs.All(name => name.Length == 0 || Constants.ContainsKey(name) || Values.ContainsKey(name));

    private void Import(ModelNode node, NodeImporter importer)
    {
        IReadOnlyList<ImportedValue> values = importer.ImportAll(new NodeContext(node, this));
        for (int i = 0; i < values.Count; i++)
            Values[node.Outputs[i]] = values[i];
    }

    private static Tensor AsTensor(ModelTensor constant) => new(constant.Extents, constant.ToNumbers());

    /// <exception cref="InvalidDataException">What is computed from constants is much more than the file has.</exception>
    private void Fold(string output, Tensor result)
    {
        const int Usual = 1 << 24, Repeated = 4;
        _computed += result.Values.Length;
        if (_computed > Usual && _computed > Repeated * model.Constants.Values.Sum(constant => (long)constant.Length))
            throw new InvalidDataException(
                $"{model.Path}: with '{Printable.Of(output)}', {_computed} numbers are computed from constants; expected at most {Usual}, "
                + $"or {Repeated} for each that the file has.");
        Constants[output] = new ModelTensor(result.Extents, result.Values);
    }

    private IEnumerable<(string Name, ImportedValue Value)> Output(ModelValue output)
    {
        string? wrong = null;
        if (Constants.ContainsKey(output.Name))
            wrong = "an output that is computed; this one is a constant";
        else if (Values.TryGetValue(output.Name, out ImportedValue? value))
        {
            try
            {
                value = AsOutput(value);
            }
            catch (UnsupportedNodeException exception)
            {
                wrong = exception.Message;
            }

            if (wrong is null)
                yield return (output.Name, value);
        }
        else if (_unsupported.Count == 0)
            throw new InvalidDataException($"{model.Path}: no node writes the output '{Printable.Of(output.Name)}'.");

        if (wrong is not null)
            _unsupported.Add(new UnsupportedNode(output.Name, "output", model.Opset, [ShapeOf(output.Name)], wrong));
    }

    /// <summary>
    /// A value that is given out. Planes and rows are given by rows, columns and channels, all else as the model has it. A copy is made of
    /// an input.
    /// </summary>
    private ImportedValue AsOutput(ImportedValue value)
    {
        bool isImage = value.Rank == 4 && hasBatch;
        bool isStandard = isImage && (value.Order.IsEqualTo(ElementOrder.Planes(value.Shape)) || value.Order.IsRowMajor);
        if (isImage && !isStandard && layout == OnnxLayout.ChannelsFirst)
        {
            var shape = new ValueShape(value.Extents[2], value.Extents[3], value.Extents[1]);
            value = new ImportedValue(Arrangement.Arrange(value, [2, 3, 1], shape, isVector: false), ElementOrder.Planes(shape));
        }
        else if (!isStandard && (!value.Order.IsRowMajor || value.Rank <= (hasBatch ? 2 : 1)))
        {
            var vector = new ValueShape(1, 1, value.Shape.Length);
            value = new ImportedValue(
                Arrangement.Arrange(value, [.. Enumerable.Range(0, value.Rank)], vector, isVector: true),
                ElementOrder.RowMajor(value.Extents));
        }

        return value.Operation.Attribute == "Input" ? value with { Operation = Arrangement.Copy(value.Operation) } : value;
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
