using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <content>
/// The transform of 3x3 kernels for Winograd's minimal filtering: G g Gᵀ (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", 2016, sections 4.1 and 4.3), for F(2x2, 3x3) and F(4x4, 3x3).
/// </content>
public static partial class WeightPacking
{
    private const int Taps = 9;

    /// <summary>Writes [position][filter block][channel][16] for F(2x2, 3x3): 16 positions.</summary>
    /// <param name="weights">The weights [tap][channel][filter].</param>
    /// <param name="packed">The target.</param>
    /// <param name="taps">Taps of the kernel: 9.</param>
    /// <param name="channels">Input channels.</param>
    /// <param name="filters">Filters.</param>
    public static void Winograd2(ref float weights, ref float packed, int taps, int channels, int filters) =>
        Transform(ref weights, ref packed, channels, filters, span: 4, transposed: false);

    /// <summary>Writes [position][filter block][channel][16] for F(4x4, 3x3): 36 positions.</summary>
    /// <inheritdoc cref="Winograd2"/>
    public static void Winograd4(ref float weights, ref float packed, int taps, int channels, int filters) =>
        Transform(ref weights, ref packed, channels, filters, span: 6, transposed: false);

    /// <summary>Writes [position][channel block][filter][16] of the turned kernels for F(2x2, 3x3): the weights of the data gradient.</summary>
    /// <inheritdoc cref="Winograd2"/>
    public static void TransposedWinograd2(ref float weights, ref float packed, int taps, int channels, int filters) =>
        Transform(ref weights, ref packed, channels, filters, span: 4, transposed: true);

    /// <summary>Writes [position][channel block][filter][16] of the turned kernels for F(4x4, 3x3): the weights of the data gradient.</summary>
    /// <inheritdoc cref="Winograd2"/>
    public static void TransposedWinograd4(ref float weights, ref float packed, int taps, int channels, int filters) =>
        Transform(ref weights, ref packed, channels, filters, span: 6, transposed: true);

    /// <summary>Transforms kernel after kernel, 16 of them at once: the lanes are filters, or channels if transposed.</summary>
    private static void Transform(ref float weights, ref float packed, int channels, int filters, int span, bool transposed)
    {
        int lanes = transposed ? channels : filters;
        int others = transposed ? filters : channels;
        int laneStep = transposed ? filters : 1;
        int otherStep = transposed ? 1 : filters;
        int blocks = (lanes + Block - 1) / Block;
        nint positionStep = (nint)blocks * others * Block;
        Span<float> kernel = stackalloc float[Taps * Block];
        for (int block = 0; block < blocks; block++)
        {
            int width = Math.Min(Block, lanes - (block * Block));
            for (int other = 0; other < others; other++)
            {
                kernel.Clear();
                for (int tap = 0; tap < Taps; tap++)
                {
                    // The turned kernel begins with the last tap.
                    int from = transposed ? Taps - 1 - tap : tap;
                    ref float source = ref Unsafe.Add(ref weights, ((nint)from * channels * filters) + ((nint)block * Block * laneStep) + ((nint)other * otherStep));
                    for (int lane = 0; lane < width; lane++)
                        kernel[(tap * Block) + lane] = Unsafe.Add(ref source, (nint)lane * laneStep);
                }

                ref float target = ref Unsafe.Add(ref packed, (((nint)block * others) + other) * Block);
                for (int lane = 0; lane < Block; lane += Vector<float>.Count)
                    Transform(ref kernel[lane], ref Unsafe.Add(ref target, lane), positionStep, span);
            }
        }
    }

    /// <summary>One vector of kernels: along the columns, then along the rows.</summary>
    private static void Transform(ref float kernel, ref float target, nint positionStep, int span)
    {
        Span<Vector<float>> columns = stackalloc Vector<float>[6 * 3];
        for (int column = 0; column < 3; column++)
            Line(Tap(ref kernel, 0, column), Tap(ref kernel, 1, column), Tap(ref kernel, 2, column), columns[column..], 3, span);

        Span<Vector<float>> row = stackalloc Vector<float>[6];
        for (int y = 0; y < span; y++)
        {
            Line(columns[3 * y], columns[(3 * y) + 1], columns[(3 * y) + 2], row, 1, span);
            for (int x = 0; x < span; x++)
                row[x].StoreUnsafe(ref Unsafe.Add(ref target, ((y * span) + x) * positionStep));
        }
    }

    private static Vector<float> Tap(ref float kernel, int row, int column) =>
        Vector.LoadUnsafe(ref Unsafe.Add(ref kernel, ((3 * row) + column) * Block));

    /// <summary>Three weights to the positions of a line: G g.</summary>
    private static void Line(Vector<float> a, Vector<float> b, Vector<float> c, Span<Vector<float>> positions, int step, int span)
    {
        positions[0] = a;
        if (span == 4)
        {
            positions[step] = (a + b + c) * 0.5f;
            positions[2 * step] = (a - b + c) * 0.5f;
            positions[3 * step] = c;
            return;
        }

        positions[0] = a * 0.25f;
        Vector<float> even = (a + c) * (-1f / 6), odd = b * (1f / 6);
        positions[step] = even - odd;
        positions[2 * step] = even + odd;
        even = (a * (1f / 24)) + (c * (1f / 6));
        odd = b * (1f / 12);
        positions[3 * step] = even + odd;
        positions[4 * step] = even - odd;
        positions[5 * step] = c;
    }
}
