using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <content>
/// The transform of kernels for Winograd's minimal filtering: G g Gᵀ (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", 2016, section 4), with the interpolation points 0, 1, -1 and infinity for squares of 4x4 inputs, and 2 and -2 besides for 6x6. A kernel with a
/// stride falls apart into phases, every so many of its rows and columns, each of which is transformed like a kernel of its own.
/// </content>
public static partial class WeightPacking
{
    private const int LargestSpan = 6;

    /// <summary>
    /// Writes [position][filter block][phase][channel][16]. The phases that have as many taps as any along the row come first; those with a tap less have nothing
    /// at the last row or column of positions, infinity.
    /// </summary>
    /// <param name="weights">The weights [tap][channel][filter].</param>
    /// <param name="packed">The target.</param>
    /// <param name="kernel">Taps on a side of the kernel.</param>
    /// <param name="stride">Its stride.</param>
    /// <param name="span">Positions on a side of a square, 4 or 6.</param>
    /// <param name="channels">Input channels.</param>
    /// <param name="filters">Filters.</param>
    public static void Winograd(ref float weights, ref float packed, int kernel, int stride, int span, int channels, int filters) =>
        Transform(ref weights, ref packed, new(kernel, stride, span), channels, filters, transposed: false);

    /// <summary>Writes [position][channel block][filter][16] of the turned kernels: the weights of the data gradient of a stride of 1.</summary>
    /// <inheritdoc cref="Winograd"/>
    public static void TransposedWinograd(ref float weights, ref float packed, int kernel, int stride, int span, int channels, int filters) =>
        Transform(ref weights, ref packed, new(kernel, stride, span), channels, filters, transposed: true);

    /// <summary>Transforms kernel after kernel, 16 of them at once: the lanes are filters, or channels if transposed.</summary>
    private static void Transform(ref float weights, ref float packed, Squares squares, int channels, int filters, bool transposed)
    {
        (int side, int stride) = (squares.Kernel, squares.Stride);
        (int lanes, int others) = transposed ? (channels, filters) : (filters, channels);
        (int laneStep, int otherStep) = transposed ? (filters, 1) : (1, filters);
        int blocks = (lanes + Block - 1) / Block;
        Span<float> taps = stackalloc float[side * side * Block];
        for (int block = 0; block < blocks; block++)
        {
            int width = Math.Min(Block, lanes - (block * Block));
            for (int other = 0; other < others; other++)
            {
                taps.Clear();
                for (int tap = 0; tap < side * side; tap++)
                {
                    // The turned kernel begins with the last tap.
                    int from = transposed ? (side * side) - 1 - tap : tap;
                    ref float source = ref Unsafe.Add(ref weights, ((nint)from * channels * filters) + ((nint)block * Block * laneStep) + ((nint)other * otherStep));
                    for (int lane = 0; lane < width; lane++)
                        taps[(tap * Block) + lane] = Unsafe.Add(ref source, (nint)lane * laneStep);
                }

                for (int row = 0; row < stride; row++)
                    for (int column = 0; column < stride; column++)
                        TransformPhase(taps, ref packed, squares, row, column, new(blocks, block, others, other));
            }
        }
    }

    /// <summary>One phase of 16 kernels: along the columns, then along the rows.</summary>
    private static void TransformPhase(Span<float> taps, ref float packed, Squares squares, int firstRow, int firstColumn, Place place)
    {
        (int side, int stride) = (squares.Kernel, squares.Stride);
        int height = squares.TapsOf(firstRow), width = squares.TapsOf(firstColumn);
        int rows = squares.PositionsOf(firstRow), columns = squares.PositionsOf(firstColumn);
        Span<Vector<float>> lines = stackalloc Vector<float>[LargestSpan * LargestSpan];
        Span<Vector<float>> line = stackalloc Vector<float>[LargestSpan];
        for (int lane = 0; lane < Block; lane += Vector<float>.Count)
        {
            for (int x = 0; x < width; x++)
            {
                for (int y = 0; y < height; y++)
                    line[y] = Vector.LoadUnsafe(ref taps[((((firstRow + (y * stride)) * side) + firstColumn + (x * stride)) * Block) + lane]);
                Line(line[..height], lines[x..], LargestSpan, squares);
            }

            for (int y = 0; y < rows; y++)
            {
                Line(lines.Slice(y * LargestSpan, width), line, 1, squares);
                for (int x = 0; x < columns; x++)
                    line[x].StoreUnsafe(ref Unsafe.Add(ref packed, place.Offset(squares, y, x, squares.Index(firstRow, firstColumn, y)) + lane));
            }
        }
    }

    /// <summary>
    /// The weights of a line to its positions: their polynomial at each point, times its scale, of which a point and its negative share the even and the odd
    /// powers; at infinity the last of all taps.
    /// </summary>
    private static void Line(ReadOnlySpan<Vector<float>> taps, Span<Vector<float>> positions, int step, Squares squares)
    {
        bool four = squares.Span == 4;
        positions[0] = four ? taps[0] : taps[0] * 0.25f;
        Pair(taps, four ? 1f / 2 : -1f / 6, 1, out positions[step], out positions[2 * step]);
        if (!four)
            Pair(taps, 1f / 24, 2, out positions[3 * step], out positions[4 * step]);
        if (taps.Length == squares.Taps)
            positions[(squares.Span - 1) * step] = taps[^1];
    }

    /// <summary>The positions of a point and of its negative.</summary>
    private static void Pair(ReadOnlySpan<Vector<float>> taps, float scale, float point, out Vector<float> positive, out Vector<float> negative)
    {
        Vector<float> even = taps[0] * scale, odd = Vector<float>.Zero;
        for (int tap = 1; tap < taps.Length; tap++)
        {
            scale *= point;
            if (tap % 2 == 0)
                even += taps[tap] * scale;
            else
                odd += taps[tap] * scale;
        }

        positive = even + odd;
        negative = even - odd;
    }

    /// <summary>The filtering; what its members are is said at the generator's WinogradFilter.</summary>
    private readonly record struct Squares(int Kernel, int Stride, int Span)
    {
        public int Taps => (Kernel + Stride - 1) / Stride;

        public int FullPhases => Kernel % Stride == 0 ? Stride : Kernel % Stride;

        public int TapsOf(int phase) => phase < FullPhases ? Taps : Taps - 1;

        public int PositionsOf(int phase) => phase < FullPhases ? Span : Span - 1;

        /// <summary>Phases that have something at a position.</summary>
        public int Phases(int row, int column) => (row == Span - 1 ? FullPhases : Stride) * (column == Span - 1 ? FullPhases : Stride);

        /// <summary>The place of a phase among those at the positions of a row.</summary>
        public int Index(int firstRow, int firstColumn, int row)
        {
            int full = FullPhases, before = row == Span - 1 ? full * full : Stride * full;
            return firstColumn < full ? (firstRow * full) + firstColumn : before + (firstRow * (Stride - full)) + firstColumn - full;
        }
    }

    /// <summary>Which block of lanes, and which of the others, channels or filters.</summary>
    private readonly record struct Place(int Blocks, int Block, int Others, int Other)
    {
        public nint Offset(Squares squares, int row, int column, int phase)
        {
            int full = squares.Phases(0, 0), end = squares.Phases(0, squares.Span - 1);
            nint before = ((nint)row * (((squares.Span - 1) * full) + end)) + ((nint)column * squares.Phases(row, 0));
            nint phases = squares.Phases(row, column);
            return ((before * Blocks * Others) + (((((nint)Block * phases) + phase) * Others) + Other)) * WeightPacking.Block;
        }
    }
}
