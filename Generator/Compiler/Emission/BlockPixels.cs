using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Some pixels of a row inside the loops of <see cref="PixelBlocks"/>.</summary>
/// <param name="Rows">The rows of a block, inside a loop named row over the blocks.</param>
/// <param name="Columns">The columns of a block, likewise.</param>
/// <param name="Pixels">The pixels within a row of the block, inside a loop named innerColumn.</param>
internal readonly record struct BlockPixels(Segment Rows, Segment Columns, Segment Pixels)
{
    /// <summary>Where the first of them lies.</summary>
    public string Place(Strides strides) => Sum(
        strides.Sample == 0 ? "0" : Invariant($"sample * {strides.Sample}"),
        Address.Place(Rows, Columns, strides.Row, strides.Pixel),
        Term("innerRow", Rows.Tile, strides.Row),
        Term("innerColumn", Pixels.Count, Pixels.Tile * strides.Pixel),
        CodeWriter.Number(Pixels.Start * strides.Pixel));
}
