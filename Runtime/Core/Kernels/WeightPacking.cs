using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <summary>
/// Rearranges weights from the canonical order [tap][channel][filter], the taps of a convolution's kernel row by row (one tap for
/// a dense layer), into the orders that generated kernels read. Filters or channels come in blocks of 16, the last filled up with zeros.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class WeightPacking
{
    private const int Block = 16;

    /// <summary>Writes [filter block][channel][tap][16].</summary>
    /// <param name="weights">The weights [tap][channel][filter].</param>
    /// <param name="packed">The target.</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="channels">Input channels.</param>
    /// <param name="filters">Filters.</param>
    public static void Blocks(ref float weights, ref float packed, int taps, int channels, int filters)
    {
        // Along the source, into as many places of the target as there are blocks: each of them is written from front to back. Behind a
        // last row stand other parameters or the slack of their buffer, so a whole block can be read there.
        nint blockStep = (nint)channels * taps * Block;
        int whole = filters / Block * Block;
        Vector512<float> rest = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(filters - whole)).AsSingle();
        for (int tap = 0; tap < taps; tap++)
        {
            ref float row = ref Unsafe.Add(ref packed, tap * Block);
            for (int channel = 0; channel < channels; channel++)
            {
                ref float target = ref row;
                for (int filter = 0; filter < whole; filter += Block)
                {
                    Vector512.LoadUnsafe(ref weights, (nuint)filter).StoreUnsafe(ref target);
                    target = ref Unsafe.Add(ref target, blockStep);
                }

                if (whole < filters)
                    (Vector512.LoadUnsafe(ref weights, (nuint)whole) & rest).StoreUnsafe(ref target);
                weights = ref Unsafe.Add(ref weights, filters);
                row = ref Unsafe.Add(ref row, taps * Block);
            }
        }
    }

    /// <summary>Writes [channel block][filter][tap, last first][16]: the weights of the input gradient. The filter counts in the group of
    /// each channel.</summary>
    /// <param name="weights">The weights [tap][channel of a group][filter].</param>
    /// <param name="packed">The target.</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="channels">Input channels of a group.</param>
    /// <param name="filters">Filters of all groups.</param>
    /// <param name="groups">Groups of channels and filters.</param>
    public static void TransposedBlocks(ref float weights, ref float packed, int taps, int channels, int filters, int groups = 1)
    {
        Transposed(ref weights, ref packed, new KernelTaps(taps, taps, 0, 0, 1), channels, filters, groups);
    }

    /// <summary>
    /// Writes [phase][channel block][filter][tap of the phase, last first][16]: the weights of a transposed convolution, whose kernel is
    /// taken apart into every so many of its rows and columns. The phases follow each other by their first taps.
    /// </summary>
    /// <param name="weights">The weights [tap][channel of a group][filter].</param>
    /// <param name="packed">The target.</param>
    /// <param name="height">Rows of the kernel.</param>
    /// <param name="width">Columns of the kernel.</param>
    /// <param name="stepY">From one row of a phase to the next.</param>
    /// <param name="stepX">From one column of a phase to the next.</param>
    /// <param name="channels">Channels of a group of the output.</param>
    /// <param name="filters">Channels of all groups of the input.</param>
    /// <param name="groups">Groups of channels.</param>
    public static void TransposedPhases(
        ref float weights, ref float packed, int height, int width, int stepY, int stepX, int channels, int filters, int groups = 1)
    {
        nint perTap = ((nint)channels * groups + Block - 1) / Block * Block * (filters / groups);
        for (int row = 0; row < Math.Min(stepY, height); row++)
        {
            for (int column = 0; column < Math.Min(stepX, width); column++)
            {
                int columns = (width - 1 - column) / stepX + 1, count = ((height - 1 - row) / stepY + 1) * columns;
                var taps = new KernelTaps(count, columns, (row * width) + column, stepY * width, stepX);
                Transposed(ref weights, ref packed, taps, channels, filters, groups);
                packed = ref Unsafe.Add(ref packed, perTap * count);
            }
        }
    }

    private static void Transposed(ref float weights, ref float packed, KernelTaps taps, int channels, int filters, int groups)
    {
        if (groups > 1 && channels % Block != 0)
        {
            TransposedGroups(ref weights, ref packed, taps, channels, filters, groups);
            return;
        }

        int width = filters / groups;
        for (int group = 0; group < groups; group++)
        {
            TransposedGroup(
                ref Unsafe.Add(ref weights, group * width), ref Unsafe.Add(ref packed, (nint)group * taps.Count * channels * width),
                taps, channels, width, filters);
        }
    }

    /// <summary>The blocks of one group, whose filters are some of each row of so many.</summary>
    private static void TransposedGroup(ref float weights, ref float packed, KernelTaps taps, int channels, int filters, int row)
    {
        int count = taps.Count;
        for (int first = 0; first < channels; first += Block)
        {
            int width = Math.Min(Block, channels - first);
            for (int tap = count - 1; tap >= 0; tap--)
            {
                // Both sides stay in the cache: 16 rows of the source, read along, and a stride of the target.
                ref float source = ref Unsafe.Add(ref weights, ((nint)taps[tap] * channels + first) * row);
                ref float target = ref Unsafe.Add(ref packed, (count - 1 - tap) * Block);
                int filter = 0;
                for (; width == Block && filter + Square <= filters; filter += Square)
                {
                    ref float corner = ref Unsafe.Add(ref source, filter);
                    Transpose(ref corner, row, ref target, count * Block);
                    Transpose(ref Unsafe.Add(ref corner, (nint)Square * row), row, ref Unsafe.Add(ref target, Square), count * Block);
                    target = ref Unsafe.Add(ref target, Square * count * Block);
                }

                for (; filter < filters; filter++)
                {
                    for (int channel = 0; channel < Block; channel++)
                        Unsafe.Add(ref target, channel) = channel < width ? Unsafe.Add(ref source, ((nint)channel * row) + filter) : 0f;
                    target = ref Unsafe.Add(ref target, count * Block);
                }
            }

            packed = ref Unsafe.Add(ref packed, (nint)filters * count * Block);
        }
    }

    /// <summary>Writes [row][lane block][filter][16]: the weights of the input gradient by col2im.</summary>
    /// <param name="weights">The weights [row][lane][filter].</param>
    /// <param name="packed">The target.</param>
    /// <param name="rows">Rows of the kernel.</param>
    /// <param name="lanes">Columns of the kernel x input channels.</param>
    /// <param name="filters">Filters.</param>
    public static void Rows(ref float weights, ref float packed, int rows, int lanes, int filters)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int first = 0; first < lanes; first += Block)
            {
                int width = Math.Min(Block, lanes - first);
                for (int filter = 0; filter < filters; filter++)
                {
                    ref float source = ref Unsafe.Add(ref weights, (((nint)row * lanes + first) * filters) + filter);
                    for (int lane = 0; lane < Block; lane++)
                        Unsafe.Add(ref packed, lane) = lane < width ? Unsafe.Add(ref source, (nint)lane * filters) : 0f;
                    packed = ref Unsafe.Add(ref packed, Block);
                }
            }
        }
    }

    /// <summary>Writes [filter][channel][tap].</summary>
    /// <param name="weights">The weights [tap][channel][filter].</param>
    /// <param name="packed">The target.</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="channels">Input channels.</param>
    /// <param name="filters">Filters.</param>
    public static void Filters(ref float weights, ref float packed, int taps, int channels, int filters)
    {
        for (int filter = 0; filter < filters; filter++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int tap = 0; tap < taps; tap++)
                {
                    packed = Unsafe.Add(ref weights, (((nint)tap * channels + channel) * filters) + filter);
                    packed = ref Unsafe.Add(ref packed, 1);
                }
            }
        }
    }

    /// <summary>Writes [channel][filter][tap, last first]: the weights of the input gradient along the row.</summary>
    /// <param name="weights">The weights [tap][channel][filter].</param>
    /// <param name="packed">The target.</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="channels">Input channels.</param>
    /// <param name="filters">Filters.</param>
    public static void TransposedFilters(ref float weights, ref float packed, int taps, int channels, int filters)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            for (int filter = 0; filter < filters; filter++)
            {
                for (int tap = taps - 1; tap >= 0; tap--)
                {
                    packed = Unsafe.Add(ref weights, (((nint)tap * channels + channel) * filters) + filter);
                    packed = ref Unsafe.Add(ref packed, 1);
                }
            }
        }
    }

    /// <summary>Some taps of a kernel, in rows and columns.</summary>
    private readonly record struct KernelTaps(int Count, int Columns, int First, int RowStep, int ColumnStep)
    {
        /// <summary>Which of all taps one of these is.</summary>
        public int this[int tap] => First + (tap / Columns * RowStep) + (tap % Columns * ColumnStep);
    }
}
