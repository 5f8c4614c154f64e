using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Graph.Sliding;

/// <summary>What an operation reads over a larger picture, and the usual ways in which operations slide.</summary>
/// <param name="values">Its inputs there.</param>
/// <param name="own">The shape of its value in the network.</param>
/// <param name="isExact">Whether convolutions of the network sum the products of their definition.</param>
internal sealed class SlidingInputs(IReadOnlyList<SlidingValue> values, Shape own, bool isExact)
{
    private SlidingValue First => values[0];

    /// <summary>Whether what becomes a convolution sums the products of its definition.</summary>
    public bool IsExact => isExact;

    /// <summary>Channels of the first input.</summary>
    public int Channels => First.Window.Channels;

    /// <summary>The same operation, which computes each element from those in its place.</summary>
    public Slid Elements(Operation operation) => !values.All(First.IsAligned)
        ? Slid.Cannot("it joins values whose pixels lie in different places of the picture, or one number a window with numbers of pixels, "
            + "which several windows share; predict crop by crop")
        : new(operation, First.IsFlat ? First : First.WithChannels(own));

    /// <summary>The same operation, which computes each pixel from those in its place.</summary>
    public Slid Pixels(Operation operation) => First.IsFlat
        ? Slid.Cannot("it reads rows and columns that were flattened and that neighboring windows share; give them to a Dense first")
        : First.Window.Height != own.Height || First.Window.Width != own.Width
        ? Slid.Cannot("it repeats rows or columns, which several windows share; predict crop by crop")
        : Elements(operation);

    /// <summary>The same operation, whose window moves over the picture.</summary>
    public Slid Windows(Operation operation, Window window) => new(operation, First.Under(window, own));

    /// <summary>An operation whose window is all that the network has of the input in one of its windows.</summary>
    public Slid Whole(Func<Window, Operation> operation)
    {
        var window = new Window(First.Window.Height, First.Window.Width, 1, 1, 0, 0, 0, 0);
        return Windows(operation(window), window);
    }

    /// <summary>Averages of windows that divide the input evenly into the rows and columns of the value.</summary>
    public Slid Dividing()
    {
        int rows = First.Window.Height / own.Height, columns = First.Window.Width / own.Width;
        if (First.Window.Height != rows * own.Height || First.Window.Width != columns * own.Width)
            return Slid.Cannot(FormattableString.Invariant(
                $"it divides {First.Window.Height}x{First.Window.Width} pixels unevenly; use a pooling of fixed windows, or none"));
        var window = new Window(rows, columns, own.Height == 1 ? 1 : rows, own.Width == 1 ? 1 : columns, 0, 0, 0, 0);
        return Windows(new AvgPoolOperation(window, CountPadding: false), window);
    }

    /// <summary>Nothing: the rows and columns stay, until a dense layer takes them in.</summary>
    public Slid Flattened()
    {
        bool isFlat = own.IsVector && First.Window.Height * First.Window.Width > 1;
        if (!own.IsVector && own != First.Window with { IsVector = false })
            return Slid.Cannot("it gives the elements of a window other rows, columns or channels; predict crop by crop");
        return new(new FlattenOperation { Vanishes = true }, First with { IsFlat = isFlat });
    }

    /// <summary>The same operation, with rows and columns added around the picture, or taken away.</summary>
    public Slid Bordered(Operation operation, int rows, int columns)
    {
        int height = First.Shape.Height + rows, width = First.Shape.Width + columns;
        string? wrong = ResampledExtent.Check(true, First.Shape.Height, height) ?? ResampledExtent.Check(false, First.Shape.Width, width);
        return wrong is not null
            ? Slid.Cannot(wrong)
            : new(operation, First with { Window = own, Shape = Shape.Spatial(height, width, own.Channels) });
    }

    /// <summary>The same operation, which takes squares of pixels.</summary>
    public Slid Squares(Operation operation, int side) => First.Shape.Height % side != 0 || First.Shape.Width % side != 0
        ? Slid.Cannot(FormattableString.Invariant(
            $"over this picture its input is {First.Shape}, which squares of {side}x{side} do not divide; take another size of it"))
        : Windows(operation, new Window(side, side, side, side, 0, 0, 0, 0));
}
