namespace Unroll.Exchange.Import;

/// <summary>
/// Brings the elements of a value into another order, where what reads it wants them so: by nothing at all, by Reshape and Flatten, by a
/// Transpose or a ChannelShuffle. What was brought into an order once is taken again.
/// </summary>
internal sealed class Arrangement(GraphImport graph)
{
    private static readonly int[][] Permutations = [[0, 1, 2], [2, 0, 1], [1, 2, 0], [1, 0, 2], [0, 2, 1], [2, 1, 0]];

    private readonly Dictionary<(DeclaredOperation Of, string Operation), DeclaredOperation> _made = [];

    /// <summary>A value with the elements of a tensor in the order of some of its extents, the others being 1.</summary>
    /// <param name="value">The tensor.</param>
    /// <param name="axes">Its extents, outermost first.</param>
    /// <param name="shape">The shape of the value.</param>
    /// <param name="isVector">Whether it is a vector rather than a single pixel. Of one pixel a vector will do in any case.</param>
    /// <exception cref="UnsupportedNodeException">It would take a permutation of more than three extents.</exception>
    public DeclaredOperation Arrange(ImportedValue value, IReadOnlyList<int> axes, ValueShape shape, bool isVector)
    {
        List<(int Extent, int Stride)> wanted = value.Order.Runs(axes);
        DeclaredOperation of = value.Operation;
        DeclaredOperation operation = Turned(of, wanted) ?? Shuffled(of, wanted) ?? TurnedInParts(of, wanted);
        if (operation.Shape != shape)
            operation = isVector ? operation : Reshape(operation, shape);
        return isVector && !operation.IsVector ? Flatten(operation) : operation;
    }

    /// <summary>A value as a vector, its elements in their order.</summary>
    public DeclaredOperation Flatten(DeclaredOperation spatial) =>
        Make(spatial, "Flatten", [], new ValueShape(1, 1, spatial.Shape.Length));

    /// <summary>A vector as a single pixel, for what slides over rows and columns.</summary>
    public DeclaredOperation Pixel(DeclaredOperation vector) =>
        Make(vector, "Reshape", ["1", "1", $"{vector.Shape.Channels}"], vector.Shape);

    /// <summary>A copy of a value, for an output that is an input.</summary>
    public DeclaredOperation Copy(DeclaredOperation of) => Reshape(of, of.Shape);

    /// <summary>The value with rows, columns and channels exchanged; null where no exchange gives the order.</summary>
    private DeclaredOperation? Turned(DeclaredOperation of, List<(int Extent, int Stride)> wanted)
    {
        ElementOrder own = ElementOrder.RowMajor([of.Shape.Height, of.Shape.Width, of.Shape.Channels]);
        int[]? permutation = Permutations.FirstOrDefault(permutation => own.Runs(permutation).SequenceEqual(wanted));
        if (permutation is null || permutation is [0, 1, 2])
            return permutation is null ? null : of;
        int[] extents = [.. permutation.Select(axis => own.Extents[axis])];
        return Make(
            of, "Transpose", [.. permutation.Select(axis => $"{axis}")], new ValueShape(extents[0], extents[1], extents[2]));
    }

    /// <summary>The value with its channels shuffled: groups, and the channels in each, have changed places; null where that is not
    /// all.</summary>
    private DeclaredOperation? Shuffled(DeclaredOperation of, List<(int Extent, int Stride)> wanted)
    {
        (int pixels, int channels) = (of.Shape.Height * of.Shape.Width, of.Shape.Channels);
        List<(int Extent, int Stride)> inner = pixels > 1 && wanted[0] == (pixels, channels) ? wanted[1..] : wanted;
        return inner is [(var each, 1), var groups] && groups.Stride == each && groups.Extent * each == channels
            && inner.Count + (pixels > 1 ? 1 : 0) == wanted.Count
            ? Make(of, "ChannelShuffle", [$"{groups.Extent}"], of.Shape, of.IsVector)
            : null;
    }

    /// <summary>The same where the value has to be divided otherwise before.</summary>
    private DeclaredOperation TurnedInParts(DeclaredOperation of, List<(int Extent, int Stride)> wanted)
    {
        int[] parts = [.. wanted.OrderByDescending(run => run.Stride).Select(run => run.Extent)];
        if (parts.Length > 3)
            throw new UnsupportedNodeException($"elements in an order that is no exchange of three extents, rather than of {parts.Length}");
        parts = [.. Enumerable.Repeat(1, 3 - parts.Length), .. parts];
        return Turned(Reshape(of, new ValueShape(parts[0], parts[1], parts[2])), wanted)!;
    }

    private DeclaredOperation Reshape(DeclaredOperation of, ValueShape shape)
    {
        bool isVector = of.IsVector && of.Shape == shape;
        string[] extents = isVector ? [$"{shape.Channels}"] : [$"{shape.Height}", $"{shape.Width}", $"{shape.Channels}"];
        return Make(of, "Reshape", extents, shape, isVector);
    }

    private DeclaredOperation Make(DeclaredOperation of, string attribute, string[] arguments, ValueShape shape, bool isVector = false)
    {
        (DeclaredOperation, string) key = (of, $"{attribute} {string.Join(' ', arguments)}");
        if (!_made.TryGetValue(key, out DeclaredOperation? operation))
        {
            operation = graph.Add(new DeclaredOperation(attribute, OperationPlace.Behind, shape, of)
            {
                Arguments = [.. arguments],
                IsVector = isVector || attribute == "Flatten",
            });
            _made.Add(key, operation);
        }

        return operation;
    }
}
