using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>
/// Pooling element by element, of values in any order: for few channels, which would be little in a vector and much in memory, and for
/// windows of so many kinds at the borders that code for each would have no end.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WindowPooling
{
    /// <summary>The largest element of each window; NaN where there is one.</summary>
    /// <param name="input">The first element of the input.</param>
    /// <param name="output">The first element of the output.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="from">The steps of the input.</param>
    /// <param name="to">The steps of the output.</param>
    public static void Max(ref float input, ref float output, PoolWindows windows, ElementStrides from, ElementStrides to)
    {
        for (int row = 0; row < windows.Rows; row++)
        {
            PoolRange rows = windows.RowsOf(row);
            for (int column = 0; column < windows.Columns; column++)
            {
                PoolRange columns = windows.ColumnsOf(column);
                for (int channel = 0; channel < windows.Channels; channel++)
                {
                    float largest = float.NegativeInfinity;
                    for (int y = rows.First; y < rows.End; y++)
                    {
                        ref float x = ref Unsafe.Add(ref input, from.At(y, columns.First, channel));
                        for (int tap = columns.First; tap < columns.End; tap++)
                        {
                            largest = MathF.Max(largest, x);
                            x = ref Unsafe.Add(ref x, from.Pixel);
                        }
                    }

                    Unsafe.Add(ref output, to.At(row, column, channel)) = largest;
                }
            }
        }
    }

    /// <summary>The mean of each window, summed in double precision.</summary>
    /// <param name="input">The first element of the input.</param>
    /// <param name="output">The first element of the output.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="from">The steps of the input.</param>
    /// <param name="to">The steps of the output.</param>
    /// <param name="countPadding">Whether the padding counts in the divisor.</param>
    public static void Average(
        ref float input, ref float output, PoolWindows windows, ElementStrides from, ElementStrides to, bool countPadding)
    {
        for (int row = 0; row < windows.Rows; row++)
        {
            PoolRange rows = windows.RowsOf(row);
            for (int column = 0; column < windows.Columns; column++)
            {
                PoolRange columns = windows.ColumnsOf(column);
                for (int channel = 0; channel < windows.Channels; channel++)
                {
                    double sum = 0;
                    for (int y = rows.First; y < rows.End; y++)
                    {
                        ref float x = ref Unsafe.Add(ref input, from.At(y, columns.First, channel));
                        for (int tap = columns.First; tap < columns.End; tap++)
                        {
                            sum += x;
                            x = ref Unsafe.Add(ref x, from.Pixel);
                        }
                    }

                    Unsafe.Add(ref output, to.At(row, column, channel)) = (float)(sum / Elements(rows, columns, countPadding));
                }
            }
        }
    }

    /// <summary>
    /// Adds the gradient of each window to its largest element: of equal ones the first in row-major order takes it, as in PyTorch, and so
    /// does the first NaN.
    /// </summary>
    /// <param name="input">The first element of the input.</param>
    /// <param name="output">The first element of the output.</param>
    /// <param name="gradient">The first element of its gradient.</param>
    /// <param name="target">The first element of the input's gradient.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="from">The steps of the input.</param>
    /// <param name="to">The steps of the output.</param>
    /// <param name="gradients">The steps of its gradient.</param>
    /// <param name="targets">The steps of the input's gradient.</param>
    public static void MaxGradient(
        ref float input, ref float output, ref float gradient, ref float target, PoolWindows windows,
        ElementStrides from, ElementStrides to, ElementStrides gradients, ElementStrides targets)
    {
        for (int row = 0; row < windows.Rows; row++)
        {
            PoolRange rows = windows.RowsOf(row);
            for (int column = 0; column < windows.Columns; column++)
            {
                PoolRange columns = windows.ColumnsOf(column);
                for (int channel = 0; channel < windows.Channels; channel++)
                {
                    float largest = Unsafe.Add(ref output, to.At(row, column, channel));
                    nint place = Find(ref input, rows, columns, channel, from, targets, largest);
                    Unsafe.Add(ref target, place) += Unsafe.Add(ref gradient, gradients.At(row, column, channel));
                }
            }
        }
    }

    /// <summary>Adds the gradient of each window to its elements in equal parts.</summary>
    /// <param name="gradient">The first element of the output's gradient.</param>
    /// <param name="target">The first element of the input's gradient.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="gradients">The steps of the output's gradient.</param>
    /// <param name="targets">The steps of the input's gradient.</param>
    /// <param name="countPadding">Whether the padding counts in the divisor.</param>
    public static void AverageGradient(
        ref float gradient, ref float target, PoolWindows windows, ElementStrides gradients, ElementStrides targets, bool countPadding)
    {
        for (int row = 0; row < windows.Rows; row++)
        {
            PoolRange rows = windows.RowsOf(row);
            for (int column = 0; column < windows.Columns; column++)
            {
                PoolRange columns = windows.ColumnsOf(column);
                for (int channel = 0; channel < windows.Channels; channel++)
                {
                    float part = (float)(Unsafe.Add(ref gradient, gradients.At(row, column, channel))
                        / Elements(rows, columns, countPadding));
                    for (int y = rows.First; y < rows.End; y++)
                    {
                        ref float t = ref Unsafe.Add(ref target, targets.At(y, columns.First, channel));
                        for (int tap = columns.First; tap < columns.End; tap++)
                        {
                            t += part;
                            t = ref Unsafe.Add(ref t, targets.Pixel);
                        }
                    }
                }
            }
        }
    }

    private static double Elements(PoolRange rows, PoolRange columns, bool countPadding) =>
        countPadding ? (double)rows.Padded * columns.Padded : (double)(rows.End - rows.First) * (columns.End - columns.First);

    /// <summary>The place in the target of the first element that is the largest.</summary>
    private static nint Find(
        ref float input, PoolRange rows, PoolRange columns, int channel, ElementStrides from, ElementStrides targets, float largest)
    {
        for (int y = rows.First; y < rows.End; y++)
        {
            for (int x = columns.First; x < columns.End; x++)
            {
                // Equals, unlike ==, takes NaN for NaN.
                if (Unsafe.Add(ref input, from.At(y, x, channel)).Equals(largest))
                    return targets.At(y, x, channel);
            }
        }

        return targets.At(rows.First, columns.First, channel);
    }
}
