namespace Unroll.Exchange.Import;

/// <summary>All that an operator needs to become operations.</summary>
internal sealed class NodeContext(ModelNode node, GraphImport graph)
{
    public ModelNode Node => node;

    /// <summary>The samples that the file says come at once, of which one is imported.</summary>
    public int SamplesAtOnce => graph.SamplesAtOnce;

    /// <summary>Whether an input is a constant.</summary>
    public bool IsConstant(int index) => node.HasInput(index) && graph.Constants.ContainsKey(node.Inputs[index]);

    /// <summary>Whether an input is a parameter of a network that was exported. The constants that the export makes itself have a slash in
    /// their names, as no parameter has.</summary>
    public bool IsParameter(int index) =>
        node.HasInput(index) && graph.Model.IsExported && !node.Inputs[index].Contains('/', StringComparison.Ordinal);

    /// <summary>An input that must be a constant.</summary>
    /// <exception cref="UnsupportedNodeException">It is computed.</exception>
    public ModelTensor Constant(int index) => IsConstant(index)
        ? graph.Constants[node.Inputs[index]]
        : throw Unsupported($"its input {index} as a constant");

    /// <summary>An input that may be left out, and otherwise must be a constant.</summary>
    public ModelTensor? Optional(int index) => node.HasInput(index) ? Constant(index) : null;

    /// <summary>Whole numbers that newer opsets have as an input and older ones as an attribute; null where there are none.</summary>
    public long[]? Integers(string attribute, int index) => Optional(index)?.ToIntegers() ?? node.Integers(attribute);

    /// <summary>An input that must be computed.</summary>
    /// <exception cref="UnsupportedNodeException">It is a constant.</exception>
    public ImportedValue Value(int index) => node.HasInput(index) && graph.Values.TryGetValue(node.Inputs[index], out ImportedValue? value)
        ? value
        : throw Unsupported($"its input {index} as a value that is computed");

    /// <summary>An input [N, channels, height, width] or [N, channels, width], as rows, columns and channels; [N, channels] as a
    /// vector.</summary>
    /// <exception cref="UnsupportedNodeException">It has other extents.</exception>
    public DeclaredOperation Planes(int index) => Planes(Value(index));

    /// <summary>The same, where a vector is a single pixel.</summary>
    public DeclaredOperation Pixels(int index)
    {
        DeclaredOperation planes = Planes(index);
        return planes.IsVector && Value(index).Rank > 2 ? graph.Arrangement.Pixel(planes) : planes;
    }

    /// <summary>A tensor as rows, columns and channels, likewise.</summary>
    public DeclaredOperation Planes(ImportedValue value)
    {
        if (value.Rank is < 2 or > 4 || value.Extents[0] != 1)
            throw Unsupported("an input of [N, channels, height, width]");
        (int channels, int height, int width) =
            (value.Extents[1], value.Rank == 4 ? value.Extents[2] : 1, value.Rank > 2 ? value.Extents[^1] : 1);
        return graph.Arrangement.Arrange(
            value, [.. Enumerable.Range(2, value.Rank - 2), 1], new ValueShape(height, width, channels), isVector: value.Rank == 2);
    }

    /// <summary>A tensor of which some extents are the channels of a value: those of the value, or brought there.</summary>
    public ImportedValue WithChannels(ImportedValue value, params int[] axes)
    {
        if (value.HasChannels(axes))
            return value;
        int[] pixels = [.. Enumerable.Range(0, value.Rank).Where(axis => value.Extents[axis] > 1 && !axes.Contains(axis))];
        int width = pixels.Length == 0 ? 1 : value.Extents[pixels[^1]], channels = Product(value, axes);
        var shape = new ValueShape(Product(value, pixels) / width, width, channels);
        return Arranged(value, [.. pixels, .. axes], shape, isVector: pixels.Length == 0);
    }

    /// <summary>Refuses what goes over all samples of a batch, each of which is computed by itself here.</summary>
    /// <exception cref="UnsupportedNodeException">The first of the axes counts samples.</exception>
    public void ThrowIfOverSamples(IEnumerable<int> axes)
    {
        if (graph.HasSamples && axes.Contains(0))
            throw Unsupported($"{node.Operator} of each sample by itself, over other extents than the first");
    }

    /// <summary>A tensor whose elements stand in a value as in the tensor.</summary>
    public ImportedValue RowMajor(ImportedValue value) => value.Order.IsRowMajor
        ? value
        : Arranged(value, [.. Enumerable.Range(0, value.Rank)], new ValueShape(1, 1, value.Shape.Length), isVector: true);

    /// <summary>A tensor of a vector, which the value becomes as its elements stand.</summary>
    public ImportedValue AsVector(ImportedValue value) => value with { Operation = graph.Arrangement.Flatten(value.Operation) };

    /// <summary>A tensor as a value whose extents, outermost first, are some of the tensor's.</summary>
    public ImportedValue Arranged(ImportedValue value, int[] axes, ValueShape shape, bool isVector)
    {
        DeclaredOperation operation = graph.Arrangement.Arrange(value, axes, shape, isVector);
        int[] rest = [.. Enumerable.Range(0, value.Rank).Except(axes)];
        int[] order = [.. rest, .. axes], back = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
            back[order[i]] = i;
        return new ImportedValue(operation, ElementOrder.RowMajor([.. order.Select(axis => value.Extents[axis])]).Transpose(back));
    }

    /// <summary>Adds an operation and gives its value in an order.</summary>
    public ImportedValue Add(DeclaredOperation operation, ElementOrder order)
    {
        operation.Tensor = node.Output;
        return new ImportedValue(graph.Add(operation), order);
    }

    /// <summary>Adds an operation, and gives its value as planes of as many extents as the first input has.</summary>
    public ImportedValue AddPlanes(DeclaredOperation operation)
    {
        ElementOrder order = ElementOrder.Planes(operation.Shape);
        return Add(operation, Value(0).Rank switch
        {
            4 => order,
            3 when operation.Shape.Height == 1 => order.Reshape([1, operation.Shape.Channels, operation.Shape.Width])!,
            2 when operation.Shape.Height * operation.Shape.Width == 1 => ElementOrder.Vector(operation.Shape),
            _ => order,
        });
    }

    /// <summary>Whether an input is the value of an operation itself, and this node its only reader, so that they can become one.</summary>
    public bool IsOnlyReader(int index, DeclaredOperation operation) =>
        operation.Tensor == node.Inputs[index] && operation.Readers == 0 && graph.Model.Readers[node.Inputs[index]] == 1;

    /// <summary>A parameter that is a constant of the model.</summary>
    public DeclaredParameter Parameter(string kind, int index, int length)
    {
        ModelTensor constant = Constant(index);
        return constant.Length == length
            ? new DeclaredParameter(kind, [length], constant.ToFloats(), node.Inputs[index])
            : throw Unsupported($"{length} numbers in its input {index}, which has {constant.Length}");
    }

    public UnsupportedNodeException Unsupported(string nearest) => new(nearest);

    private static int Product(ImportedValue value, IEnumerable<int> axes) =>
        axes.Aggregate(1, (product, axis) => product * value.Extents[axis]);
}
