using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <content>
/// The transform of kernels for Winograd's minimal filtering: G g Gᵀ (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks",
/// 2016, section 4), with the interpolation points 0, 1, -1 and infinity for tiles of 4x4 inputs, and 2 and -2 besides for 6x6. A kernel
/// with a stride falls apart into phases, every so many of its rows and columns, each of which is transformed like a kernel of its own.
/// </content>
public static partial class WeightPacking
{
    private const int LargestTile = 6;

    /// <summary>
    /// Writes [position][filter block][phase][channel][16]. The phases that have as many taps as any along the row come first; those with a
    /// tap less have nothing at the last row or column of positions, infinity.
    /// </summary>
    /// <param name="weights">The weights [tap][channel][filter].</param>
    /// <param name="packed">The target.</param>
    /// <param name="kernel">Taps on a side of the kernel.</param>
    /// <param name="stride">Its stride.</param>
    /// <param name="inputTile">Positions on a side of an input tile, 4 or 6.</param>
    /// <param name="channels">Input channels of a group.</param>
    /// <param name="filters">Filters of all groups.</param>
    /// <param name="groups">Groups of channels and filters, each in whole blocks; they are written one after the other.</param>
    public static void Winograd(
        ref float weights, ref float packed, int kernel, int stride, int inputTile, int channels, int filters, int groups = 1) =>
        Transform(ref weights, ref packed, new(kernel, stride, inputTile), channels, filters, groups, transposed: false);

    /// <summary>Writes [position][channel block][filter][16] of the rotated kernels: the weights of the input gradient of a stride of
    /// 1.</summary>
    /// <inheritdoc cref="Winograd"/>
    public static void TransposedWinograd(
        ref float weights, ref float packed, int kernel, int stride, int inputTile, int channels, int filters, int groups = 1) =>
        Transform(ref weights, ref packed, new(kernel, stride, inputTile), channels, filters, groups, transposed: true);

    private static void Transform(
        ref float weights, ref float packed, Variant variant, int channels, int filters, int groups, bool transposed)
    {
        int width = filters / groups;
        nint length = (nint)channels * width * variant.Products;
        for (int group = 0; group < groups; group++)
        {
            Transform(
                ref Unsafe.Add(ref weights, group * width), ref Unsafe.Add(ref packed, group * length),
                variant, channels, width, transposed, filters);
        }
    }

    /// <summary>Transforms phase after phase, in it kernel after kernel, 16 of them at once: the lanes are filters, or channels if
    /// transposed.</summary>
    private static void Transform(ref float weights, ref float packed, Variant variant, int channels, int filters, bool transposed, int row)
    {
        int side = variant.Kernel, stride = variant.Stride;
        (int lanes, int others) = transposed ? (channels, filters) : (filters, channels);
        (int laneStep, int otherStep) = transposed ? (row, 1) : (1, row);
        int blocks = (lanes + Block - 1) / Block;
        Span<float> taps = stackalloc float[LargestTile * LargestTile * Block];
        Span<nint> places = stackalloc nint[LargestTile * LargestTile], blockSteps = stackalloc nint[LargestTile * LargestTile];
        for (int phase = 0; phase < stride * stride; phase++)
        {
            (int firstRow, int firstColumn) = (phase / stride, phase % stride);
            variant.FindPlaces(firstRow, firstColumn, blocks, others, places, blockSteps);
            int height = variant.TapsOf(firstRow), width = variant.TapsOf(firstColumn);
            for (int block = 0; block < blocks; block++)
            {
                int used = Math.Min(Block, lanes - (block * Block));
                taps.Clear();
                for (int other = 0; other < others; other++)
                {
                    ref float source = ref Unsafe.Add(ref weights, ((nint)block * Block * laneStep) + ((nint)other * otherStep));
                    for (int tap = 0; tap < height * width; tap++)
                    {
                        // The rotated kernel begins with the last tap.
                        int from = ((firstRow + (tap / width * stride)) * side) + firstColumn + (tap % width * stride);
                        ref float values = ref Unsafe.Add(
                            ref source, (nint)(transposed ? (side * side) - 1 - from : from) * channels * row);
                        for (int lane = 0; lane < used; lane++)
                            taps[(tap * Block) + lane] = Unsafe.Add(ref values, (nint)lane * laneStep);
                    }

                    TransformKernels(taps, height, width, variant, places, ref Unsafe.Add(ref packed, (nint)other * Block));
                }

                for (int position = 0; position < places.Length; position++)
                    places[position] += blockSteps[position];
            }
        }
    }

    /// <summary>One phase of 16 kernels: along the columns, then along the rows.</summary>
    private static void TransformKernels(
        Span<float> taps, int height, int width, Variant variant, ReadOnlySpan<nint> places, ref float packed)
    {
        int rows = variant.PositionsOf(height), columns = variant.PositionsOf(width);
        Span<Vector<float>> lines = stackalloc Vector<float>[LargestTile * LargestTile];
        Span<Vector<float>> line = stackalloc Vector<float>[LargestTile];
        for (int lane = 0; lane < Block; lane += Vector<float>.Count)
        {
            for (int x = 0; x < width; x++)
            {
                for (int y = 0; y < height; y++)
                    line[y] = Vector.LoadUnsafe(ref taps[(((y * width) + x) * Block) + lane]);
                Line(line[..height], lines[x..], LargestTile, variant);
            }

            for (int y = 0; y < rows; y++)
            {
                Line(lines.Slice(y * LargestTile, width), line, 1, variant);
                for (int x = 0; x < columns; x++)
                    line[x].StoreUnsafe(ref Unsafe.Add(ref packed, places[(y * LargestTile) + x] + lane));
            }
        }
    }

    /// <summary>
    /// The weights of a line to its positions: their polynomial at each point, times its scale, of which a point and its negative share the
    /// even and the odd powers; at infinity the last of all taps. There are at most five taps, for a tile has at least two outputs.
    /// </summary>
    private static void Line(ReadOnlySpan<Vector<float>> taps, Span<Vector<float>> positions, int step, Variant variant)
    {
        Vector<float> t0 = taps[0], t1 = At(taps, 1), t2 = At(taps, 2), t3 = At(taps, 3), t4 = At(taps, 4);
        Vector<float> even = t0 + t2 + t4, odd = t1 + t3;
        if (variant.InputTile == 4)
        {
            positions[0] = t0;
            positions[step] = (even + odd) * 0.5f;
            positions[2 * step] = (even - odd) * 0.5f;
        }
        else
        {
            positions[0] = t0 * 0.25f;
            positions[step] = (even + odd) * (-1f / 6);
            positions[2 * step] = (even - odd) * (-1f / 6);
            even = (t0 * (1f / 24)) + (t2 * (1f / 6)) + (t4 * (2f / 3));
            odd = (t1 * (1f / 12)) + (t3 * (1f / 3));
            positions[3 * step] = even + odd;
            positions[4 * step] = even - odd;
        }

        if (taps.Length == variant.Taps)
            positions[(variant.InputTile - 1) * step] = taps[^1];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> At(ReadOnlySpan<Vector<float>> taps, int index) => index < taps.Length ? taps[index] : Vector<float>.Zero;

    /// <summary>The filtering; what its members are is said at the generator's WinogradVariant.</summary>
    private readonly record struct Variant(int Kernel, int Stride, int InputTile)
    {
        public int Taps { get; } = (Kernel + Stride - 1) / Stride;

        public int FullPhases { get; } = Kernel % Stride == 0 ? Stride : Kernel % Stride;

        /// <summary>Taps of the kernel that fall on a phase.</summary>
        public int TapsOf(int phase) => phase < FullPhases ? Taps : Taps - 1;

        /// <summary>Positions at which a phase of so many taps has something.</summary>
        public int PositionsOf(int taps) => taps == Taps ? InputTile : InputTile - 1;

        /// <summary>Where a phase's first kernel stands at each position, and how far it is to the next block of lanes.</summary>
        public void FindPlaces(int firstRow, int firstColumn, int blocks, int others, Span<nint> places, Span<nint> blockSteps)
        {
            nint before = 0;
            for (int row = 0; row < InputTile; row++)
            {
                for (int column = 0; column < InputTile; column++)
                {
                    nint phases = Phases(row, column) * (nint)others * Block;
                    places[(row * LargestTile) + column] = before + (Index(firstRow, firstColumn, row) * (nint)others * Block);
                    blockSteps[(row * LargestTile) + column] = phases;
                    before += phases * blocks;
                }
            }
        }

        /// <summary>Phases of all positions.</summary>
        public int Products => (((InputTile - 1) * Stride) + FullPhases) * (((InputTile - 1) * Stride) + FullPhases);

        /// <summary>Phases that have something at a position.</summary>
        private int Phases(int row, int column) =>
            (row == InputTile - 1 ? FullPhases : Stride) * (column == InputTile - 1 ? FullPhases : Stride);

        /// <summary>The place of a phase among those at the positions of a row.</summary>
        private int Index(int firstRow, int firstColumn, int row)
        {
            int full = FullPhases, before = row == InputTile - 1 ? full * full : Stride * full;
            return firstColumn < full ? (firstRow * full) + firstColumn : before + (firstRow * (Stride - full)) + firstColumn - full;
        }
    }
}
