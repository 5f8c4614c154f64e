using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Where each element of one sample lies. Element (y, x, c) is at First + y x RowStride + x x PixelStride + c x ChannelStride.
/// Everything that is not an element (the halo that a padded convolution reads, the channels up to a whole block, the
/// end of a planar row, the gaps of a strided convolution's gradient) is zero at all times.
/// </summary>
/// <param name="Kind">The order.</param>
/// <param name="Shape">The elements.</param>
/// <param name="First">The offset of the first element.</param>
/// <param name="Pitch">Floats from one row, pixel and channel of the memory to the next, gaps included: from a pixel to the gap beside
/// it.</param>
/// <param name="StepY">Rows of the memory from one row of elements to the next.</param>
/// <param name="StepX">Pixels of the memory from one element of a row to the next.</param>
/// <param name="Size">Floats of a sample.</param>
/// <param name="HasGaps">Whether some of them are no elements, or not in order.</param>
internal sealed record Layout(LayoutKind Kind, Shape Shape, int First, Strides Pitch, int StepY, int StepX, int Size, bool HasGaps)
{
    /// <summary>
    /// Channels are padded to blocks of this many floats on every machine, so that layouts and packed weights do not depend
    /// on the instruction set: one vector of AVX-512, two of AVX2, four of 128 bits.
    /// </summary>
    public const int Block = 16;

    public int RowStride => Pitch.Row * StepY;

    public int PixelStride => Pitch.Pixel * StepX;

    public int ChannelStride => Pitch.Channel;

    public int Height => Shape.Height;

    public int Width => Shape.Width;

    public int Channels => Shape.Channels;

    /// <summary>Whether all elements lie one after the other in canonical order from <see cref="First"/> on.</summary>
    public bool IsContiguous => ChannelStride == 1
        && (Width == 1 || PixelStride == Channels)
        && (Height == 1 || RowStride == Width * Channels);

    /// <summary>Whether zeros fill up the channels of a pixel to whole blocks.</summary>
    public bool FillsBlocks => Kind == LayoutKind.NhwcPadded && Channels % Block != 0;

    /// <summary>Whether zeros behind the last pixel fill up a block.</summary>
    public bool FillsEnd => Kind == LayoutKind.Nhwc && Size > Shape.Length;

    public static int RoundUp(int length, int multiple = Block) => checked((int)RoundUp((long)length, multiple));

    public static long RoundUp(long length, int multiple = Block) => (length + multiple - 1) / multiple * multiple;

    /// <summary>
    /// Whether a value has so many pixels of so few channels that it would fill at least 4 MB and be mostly padding if they were filled up
    /// to a block.
    /// </summary>
    public static bool IsSparse(Shape shape) => shape.Channels <= Block / 4 && (long)shape.Height * shape.Width >= 1 << 16;

    /// <summary>The order of a value whose channels come last: they are filled up unless it is sparse.</summary>
    public static LayoutKind KindOf(Shape shape) => IsSparse(shape) ? LayoutKind.Nhwc : LayoutKind.NhwcPadded;

    /// <summary>
    /// Floats from one pixel of so many channels to the next where a kernel reads some channels of many pixels again and again: a distance
    /// that is a multiple of many cache lines would put all of them into the same few sets of the first-level cache, so it gets one line
    /// more.
    /// </summary>
    public static int ConflictFreePitch(int channels) => RoundUp(channels) / Block % 8 == 0 ? RoundUp(channels) + Block : RoundUp(channels);

    /// <summary>
    /// Whether the pixels of a value in the caller's order evict each other: the distance between them is a multiple of 2 KB, so all the
    /// pixels of a register tile fall into one or two sets of the first-level cache.
    /// </summary>
    public static bool EvictsPixels(Shape shape) => shape.Channels % (32 * Block) == 0 && shape.Height * shape.Width > 1;

    /// <summary>A layout with a border of zeros around the elements and gaps of zeros between them.</summary>
    /// <param name="kind">The order.</param>
    /// <param name="shape">The elements.</param>
    /// <param name="halo">The border.</param>
    /// <param name="stepY">Rows from one row of elements to the next.</param>
    /// <param name="stepX">Pixels from one element of a row to the next.</param>
    /// <param name="conflictFree">Whether padded pixels keep the distance of <see cref="ConflictFreePitch"/>.</param>
    public static Layout Create(LayoutKind kind, Shape shape, Halo halo = default, int stepY = 1, int stepX = 1, bool conflictFree = false)
    {
        (long row, long pixel, long plane, long size) = Extents(kind, shape, halo, stepY, stepX, conflictFree);
        int Fitting(long floats) => floats <= TooLargeException.Most ? (int)floats
            : throw new TooLargeException(
                FormattableString.Invariant($"its value of {shape}, with all that lies between and around the elements,"), floats);
        bool planar = kind == LayoutKind.Nchw, gaps = planar || !halo.IsEmpty || stepY > 1 || stepX > 1;
        int length = Fitting(size);
        Fitting(Math.Max(row * stepY, pixel * stepX));
        var pitch = new Strides(Fitting(row), Fitting(pixel), planar ? Fitting(plane) : 1);
        return new(kind, shape, Fitting(halo.Top * row + halo.Left * pixel), pitch, stepY, stepX, length, gaps);
    }

    /// <summary>The floats of a layout that <see cref="Create"/> would make, whether they can be addressed or not.</summary>
    public static long SizeOf(LayoutKind kind, Shape shape, Halo halo = default, int stepY = 1, int stepX = 1, bool conflictFree = false) =>
        Extents(kind, shape, halo, stepY, stepX, conflictFree).Size;

    public static bool CanBeAddressed(LayoutKind kind, Shape shape, Halo halo = default, int stepY = 1, int stepX = 1) =>
        SizeOf(kind, shape, halo, stepY, stepX, conflictFree: kind == LayoutKind.NhwcPadded) <= TooLargeException.Most;

    /// <summary>Floats of a row, of a pixel, of a plane, and of all.</summary>
    private static (long Row, long Pixel, long Plane, long Size) Extents(
        LayoutKind kind, Shape shape, Halo halo, int stepY, int stepX, bool conflictFree)
    {
        long rows = halo.Top + (shape.Height - 1L) * stepY + 1 + halo.Bottom;
        long columns = (shape.Width - 1L) * stepX + 1;
        if (kind == LayoutKind.Nchw)
        {
            long length = RoundUp(halo.Left + Math.Max(RoundUp(columns), columns + halo.Right));
            return (length, 1, Saturated(rows, length), Saturated(Saturated(rows, length), shape.Channels));
        }

        long pixel = kind != LayoutKind.NhwcPadded
            ? shape.Channels
            : conflictFree ? ConflictFreePitch(shape.Channels)
            : RoundUp(shape.Channels);
        long row = Saturated(halo.Left + columns + halo.Right, pixel);
        return (row, pixel, 0, RoundUp(Saturated(rows, row)));
    }

    /// <summary>A product, at most 2^60.</summary>
    private static long Saturated(long a, long b) => a > (1L << 60) / b ? 1L << 60 : a * b;
}
