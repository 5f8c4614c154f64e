namespace Unroll.Exchange.Import.Importers;

/// <summary>Pad of rows and columns, where numbers below 0 take some away; or zeros along another extent.</summary>
internal sealed class PadImporter : NodeImporter
{
    public override ImportedValue Import(NodeContext context)
    {
        if (Pads(context) is not { } pads || Mode(context) is not { } mode)
            throw context.Unsupported("Pad of rows and columns, by zeros, reflect or edge");
        if (pads.All(pad => pad is (0, 0)))
            return context.Value(0);
        if (ImageValue.OfPixels(context) is not { } image || Sides(pads, image) is not { } sides)
        {
            int[] padded = [.. Enumerable.Range(0, pads.Length).Where(axis => pads[axis] is not (0, 0))];
            return padded.Length == 1 && mode == PadMode.Zero
                ? ChannelPadding.Add(context, context.Value(0), padded[0], pads[padded[0]].Before, pads[padded[0]].After)
                : throw context.Unsupported("Pad of rows and columns, or of zeros along one extent");
        }

        ImportedValue? value = null;
        if (sides.Any(side => side < 0))
        {
            int[] cut = [.. sides.Select(side => Math.Max(-side, 0))];
            if (sides.Any(side => side > 0 && mode != PadMode.Zero)
                || cut[0] + cut[1] >= image.Shape.Height || cut[2] + cut[3] >= image.Shape.Width)
                throw context.Unsupported("Pad that takes away less than there is, and adds nothing but zeros besides");
            value = image.Crop(context, cut);
            image = image.With(value);
        }

        int[] added = [.. sides.Select(side => Math.Max(side, 0))];
        return value is not null && added.All(side => side == 0) ? value : Pad(context, image, added, mode);
    }

    private static ImportedValue Pad(NodeContext context, ImageValue image, int[] added, PadMode mode)
    {
        (int height, int width) = (image.Shape.Height, image.Shape.Width);
        if (mode == PadMode.Reflect && (added[..2].Max() >= height || added[2..].Max() >= width))
            throw context.Unsupported("Pad that reflects less than the image has");
        var shape = new ValueShape(added[0] + height + added[1], added[2] + width + added[3], image.Shape.Channels);
        var operation = new DeclaredOperation("Pad", OperationPlace.First, shape, image.Operation);
        operation.Arguments.AddRange(ImageValue.Border(added));
        if (mode != PadMode.Zero)
            operation.Arguments.Add($"Mode = PadMode.{mode}");
        return image.Add(context, operation);
    }

    private static PadMode? Mode(NodeContext context)
    {
        double constant = context.Node.HasInput(2) ? context.Constant(2)[0] : context.Node.Number("value", 0);
        return context.Node.Text("mode", "constant") switch
        {
            "constant" when constant == 0 => PadMode.Zero,
            "reflect" => PadMode.Reflect,
            "edge" => PadMode.Edge,
            _ => null,
        };
    }

    /// <summary>What is added before and behind each extent; null where the node is none of such a tensor.</summary>
    private static (int Before, int After)[]? Pads(NodeContext context)
    {
        const int Most = 1 << 16;
        int rank = context.Value(0).Rank;
        long[]? pads = context.Node.HasInput(1) ? context.Constant(1).ToIntegers() : context.Node.Integers("pads");
        int[] axes = context.Node.HasInput(3)
            ? [.. context.Constant(3).ToIntegers().Select(axis => ModelNode.Axis(axis, rank))] : [.. Enumerable.Range(0, rank)];
        if (pads is null || pads.Length != 2 * axes.Length || pads.Any(pad => pad is < -Most or > Most)
            || axes.Any(axis => axis < 0 || axis >= rank))
            return null;
        var all = new (int, int)[rank];
        for (int i = 0; i < axes.Length; i++)
            all[axes[i]] = ((int)pads[i], (int)pads[axes.Length + i]);
        return all;
    }

    /// <summary>Those at the top, the bottom, on the left and the right; null where others are padded.</summary>
    private static int[]? Sides((int Before, int After)[] pads, ImageValue image)
    {
        int[] sides = new int[4];
        for (int axis = 0; axis < pads.Length; axis++)
        {
            if (image.SideOf(axis) is { } side)
                (sides[side], sides[side + 1]) = pads[axis];
            else if (pads[axis] is not (0, 0))
                return null;
        }

        return sides;
    }
}
