using System.ComponentModel;

namespace Unroll.Kernels;

/// <summary>The windows of a pooling over one sample.</summary>
/// <param name="InputRows">Rows of the input.</param>
/// <param name="InputColumns">Columns of the input.</param>
/// <param name="Rows">Rows of the output.</param>
/// <param name="Columns">Columns of the output.</param>
/// <param name="Channels">Channels of both.</param>
/// <param name="Height">Rows of a window; 0 where windows divide the input into as many parts as the output has.</param>
/// <param name="Width">Columns of a window.</param>
/// <param name="StrideY">Rows from one window to the next.</param>
/// <param name="StrideX">Columns from one window to the next.</param>
/// <param name="Top">Rows of padding above the input.</param>
/// <param name="Left">Columns of padding on its left.</param>
/// <param name="Bottom">Rows of padding below it.</param>
/// <param name="Right">Columns of padding on its right.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PoolWindows(
    int InputRows, int InputColumns, int Rows, int Columns, int Channels,
    int Height, int Width, int StrideY, int StrideX, int Top, int Left, int Bottom, int Right)
{
    internal PoolRange RowsOf(int row) => RangeOf(row, Rows, InputRows, Height, StrideY, Top, Bottom);

    internal PoolRange ColumnsOf(int column) => RangeOf(column, Columns, InputColumns, Width, StrideX, Left, Right);

    private static PoolRange RangeOf(int output, int outputs, int inputs, int window, int stride, int before, int after)
    {
        if (window == 0)
        {
            int start = (int)((long)output * inputs / outputs), end = (int)((((output + 1L) * inputs) + outputs - 1) / outputs);
            return new(start, end, end - start);
        }

        long first = ((long)output * stride) - before, last = first + window;
        return new((int)Math.Max(first, 0), (int)Math.Min(last, inputs), (int)(Math.Min(last, (long)inputs + after) - first));
    }
}

/// <summary>The part of a window along one dimension.</summary>
/// <param name="First">The first row or column inside the input.</param>
/// <param name="End">The first one behind it.</param>
/// <param name="Padded">How many lie inside the padded input.</param>
internal readonly record struct PoolRange(int First, int End, int Padded);
