using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll.Kernels;

/// <summary>
/// Values that are repeated along rows, columns or channels, as NumPy broadcasts, for generated code. The strides of such a value are 0
/// along what is repeated; the channels of a pixel lie side by side.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Broadcasting
{
    /// <summary>Writes the repeated value.</summary>
    /// <param name="input">The first element of the value.</param>
    /// <param name="output">The first element of what it becomes.</param>
    /// <param name="rows">Rows of the output.</param>
    /// <param name="columns">Columns of the output.</param>
    /// <param name="channels">Channels of the output.</param>
    /// <param name="from">The steps of the value.</param>
    /// <param name="to">The steps of the output.</param>
    public static void Forward(
        ref float input, ref float output, int rows, int columns, int channels, ElementStrides from, ElementStrides to)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                ref float x = ref Unsafe.Add(ref input, from.At(row, column, 0));
                Span<float> y = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref output, to.At(row, column, 0)), channels);
                if (from.Channel == 0)
                    y.Fill(x);
                else
                    MemoryMarshal.CreateReadOnlySpan(ref x, channels).CopyTo(y);
            }
        }
    }

    /// <summary>Computes the gradient of the value: that of the output summed along what was repeated, in double precision.</summary>
    /// <param name="gradient">The first element of the gradient of the output.</param>
    /// <param name="target">The first element of the gradient of the value.</param>
    /// <param name="rows">Rows of the output.</param>
    /// <param name="columns">Columns of the output.</param>
    /// <param name="channels">Channels of the output.</param>
    /// <param name="gradients">The steps of the gradient of the output.</param>
    /// <param name="targets">The steps of the gradient of the value.</param>
    /// <param name="accumulates">Whether the sums are added to what the target holds.</param>
    public static void Backward(
        ref float gradient, ref float target, int rows, int columns, int channels,
        ElementStrides gradients, ElementStrides targets, bool accumulates)
    {
        int keptRows = targets.Row == 0 ? 1 : rows, keptColumns = targets.Pixel == 0 ? 1 : columns;
        (int summedRows, int summedColumns) = (rows / keptRows, columns / keptColumns);
        for (int row = 0; row < keptRows; row++)
        {
            for (int column = 0; column < keptColumns; column++)
            {
                ref float dy = ref Unsafe.Add(ref gradient, gradients.At(row, column, 0));
                ref float dx = ref Unsafe.Add(ref target, targets.At(row, column, 0));
                if (targets.Channel == 0)
                {
                    float sum = SumOfAll(ref dy, summedRows, summedColumns, channels, gradients);
                    dx = accumulates ? dx + sum : sum;
                }
                else
                {
                    SumPixels(ref dy, ref dx, summedRows, summedColumns, channels, gradients, accumulates);
                }
            }
        }
    }

    /// <summary>The sum over pixels and their channels.</summary>
    private static float SumOfAll(ref float dy, int rows, int columns, int channels, ElementStrides steps)
    {
        Vector<double> low = Vector<double>.Zero, high = Vector<double>.Zero;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                ref float pixel = ref Unsafe.Add(ref dy, steps.At(row, column, 0));
                int channel = 0;
                for (; channel <= channels - Vector<float>.Count; channel += Vector<float>.Count)
                    Add(Vector.LoadUnsafe(ref pixel, (nuint)channel), ref low, ref high);
                if (channel < channels)
                    Add(Tail.Load(ref Unsafe.Add(ref pixel, channel), channels - channel, 0f), ref low, ref high);
            }
        }

        return (float)Vector.Sum(low + high);
    }

    /// <summary>The sums over pixels, channel by channel.</summary>
    private static void SumPixels(
        ref float dy, ref float dx, int rows, int columns, int channels, ElementStrides steps, bool accumulates)
    {
        for (int channel = 0; channel < channels; channel += Vector<float>.Count)
        {
            int valid = Math.Min(channels - channel, Vector<float>.Count);
            Vector<double> low = Vector<double>.Zero, high = Vector<double>.Zero;
            for (int row = 0; row < rows; row++)
            {
                ref float line = ref Unsafe.Add(ref dy, steps.At(row, 0, channel));
                if (valid == Vector<float>.Count)
                {
                    for (int column = 0; column < columns; column++)
                        Add(Vector.LoadUnsafe(ref Unsafe.Add(ref line, (nint)column * steps.Pixel)), ref low, ref high);
                }
                else
                {
                    for (int column = 0; column < columns; column++)
                        Add(Tail.Load(ref Unsafe.Add(ref line, (nint)column * steps.Pixel), valid, 0f), ref low, ref high);
                }
            }

            Store(Vector.Narrow(low, high), ref Unsafe.Add(ref dx, channel), valid, accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector<float> terms, ref Vector<double> low, ref Vector<double> high)
    {
        low += Vector.WidenLower(terms);
        high += Vector.WidenUpper(terms);
    }

    private static void Store(Vector<float> sums, ref float target, int valid, bool accumulates)
    {
        if (valid == Vector<float>.Count)
            (accumulates ? Vector.LoadUnsafe(ref target) + sums : sums).StoreUnsafe(ref target);
        else
            Tail.Store(accumulates ? Tail.Load(ref target, valid, 0f) + sums : sums, ref target, valid);
    }
}
