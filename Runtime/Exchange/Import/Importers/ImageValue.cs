namespace Unroll.Exchange.Import.Importers;

/// <summary>A tensor as an image: which of its extents are the rows, the columns and the channels.</summary>
/// <param name="Operation">The operation whose value it is.</param>
/// <param name="Rows">The rows; -1 where there is one that has no extent.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Channels">The channels.</param>
internal sealed record ImageValue(DeclaredOperation Operation, int Rows, int Columns, int Channels)
{
    public ValueShape Shape => Operation.Shape;

    /// <summary>
    /// The first input of a node: [N, height, width, channels] where it stands so, otherwise [N, channels, height, width] or [N, channels,
    /// width]. Null where it has other extents, or is a vector.
    /// </summary>
    public static ImageValue? Of(NodeContext context) => Of(context, context.Value(0));

    /// <summary>The same, where a vector is a single pixel.</summary>
    public static ImageValue? OfPixels(NodeContext context) => Of(context)
        ?? (context.Value(0) is { Rank: 3 or 4 } value && value.Extents[0] == 1 && context.Pixels(0) is { IsVector: false } pixel
            ? new(pixel, value.Rank == 4 ? 2 : -1, value.Rank - 1, 1) : null);

    /// <summary>A tensor, likewise.</summary>
    public static ImageValue? Of(NodeContext context, ImportedValue value)
    {
        bool isPlanes = value.Order.IsEqualTo(ElementOrder.Planes(value.Shape));
        if (!isPlanes && value.Order.IsEqualTo(ElementOrder.Rows(value.Shape)))
            return value.Operation.IsVector ? null : new(value.Operation, 1, 2, 3);
        if (value.Rank is not (3 or 4) || value.Extents[0] != 1)
            return null;
        DeclaredOperation planes = context.Planes(value);
        return planes.IsVector ? null : new(planes, value.Rank == 4 ? 2 : -1, value.Rank - 1, 1);
    }

    /// <summary>Adds an operation on the image, and gives its value as it stands itself.</summary>
    public ImportedValue Add(NodeContext context, DeclaredOperation operation) =>
        Channels == 3 ? context.Add(operation, ElementOrder.Rows(operation.Shape)) : context.AddPlanes(operation);

    /// <summary>The image as the value of an operation that was added to it.</summary>
    public ImageValue With(ImportedValue value) => this with { Operation = value.Operation };

    /// <summary>The sides of the image that an extent of the tensor is between: 0 for its rows, 2 for its columns.</summary>
    public int? SideOf(int axis) => axis == Rows ? 0 : axis == Columns ? 2 : null;

    /// <summary>The image without some rows and columns: above, below, on the left and on the right.</summary>
    public ImportedValue Crop(NodeContext context, int[] cut)
    {
        var shape = new ValueShape(Shape.Height - cut[0] - cut[1], Shape.Width - cut[2] - cut[3], Shape.Channels);
        var operation = new DeclaredOperation("Crop", OperationPlace.First, shape, Operation);
        operation.Arguments.AddRange(Border(cut));
        return Add(context, operation);
    }

    /// <summary>Four sides as a person writes them: one number, two or all.</summary>
    public static IEnumerable<string> Border(int[] sides)
    {
        int[] numbers = sides[0] != sides[1] || sides[2] != sides[3] ? sides : sides[0] == sides[2] ? [sides[0]] : [sides[0], sides[2]];
        return numbers.Select(number => $"{number}");
    }
}
