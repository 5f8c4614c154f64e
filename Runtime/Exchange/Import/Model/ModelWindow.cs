namespace Unroll.Exchange.Import;

/// <summary>The windows of a convolution or pooling along rows and columns, as the attributes of its node say.</summary>
/// <param name="Height">Rows of the kernel.</param>
/// <param name="Width">Columns of the kernel.</param>
/// <param name="StrideY">Rows from window to window.</param>
/// <param name="StrideX">Columns from window to window.</param>
/// <param name="DilationY">Rows from tap to tap.</param>
/// <param name="DilationX">Columns from tap to tap.</param>
/// <param name="Top">Rows of padding above.</param>
/// <param name="Left">Columns of padding on the left.</param>
/// <param name="Bottom">Rows of padding below.</param>
/// <param name="Right">Columns of padding on the right.</param>
/// <param name="Rows">The windows down the rows.</param>
/// <param name="Columns">The windows along a row.</param>
/// <param name="IsRoundedUp">Whether the numbers of windows are larger for being rounded up.</param>
internal sealed record ModelWindow(
    int Height, int Width, int StrideY, int StrideX, int DilationY, int DilationX, int Top, int Left, int Bottom, int Right, int Rows,
    int Columns, bool IsRoundedUp)
{
    private const int Most = 1 << 14;   // what is larger is no window, and its products stay numbers

    /// <summary>Whether anything is added around the input.</summary>
    public bool IsPadded => (Top | Left | Bottom | Right) != 0;

    /// <summary>Reads the windows of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="kernel">The extents of its kernel; null to read kernel_shape.</param>
    /// <param name="rows">Rows of its input.</param>
    /// <param name="columns">Columns of its input.</param>
    /// <returns>Null where the node is not one of two spatial extents, or its numbers are none of a window.</returns>
    public static ModelWindow? Of(ModelNode node, int[]? kernel, int rows, int columns)
    {
        // Windows along one extent are windows of one row.
        int[]? Given(string attribute, int onRows) => node.Integers(attribute) is not { } given ? null
            : [.. given.Length == 1 ? [onRows] : Array.Empty<int>(), .. given.Select(number => (int)Math.Clamp(number, -1, Most))];
        int[]? taps = kernel ?? Given("kernel_shape", 1);
        int[] strides = Given("strides", 1) ?? [1, 1], dilations = Given("dilations", 1) ?? [1, 1], pads = Given("pads", 0) ?? [0, 0, 0, 0];
        if (pads.Length == 2)
            pads = [0, pads[0], 0, pads[1]];
        if (taps is not { Length: 2 } || strides.Length != 2 || dilations.Length != 2 || pads.Length != 4
            || taps.Concat(strides).Concat(dilations).Any(number => number < 1) || pads.Any(number => number < 0))
            return null;

        bool roundsUp = node.Integer("ceil_mode", 0) != 0;
        string automatic = node.Text("auto_pad", "NOTSET");
        (int top, int bottom, int rowWindows, bool moreRows) = Along(0, rows);
        (int left, int right, int columnWindows, bool moreColumns) = Along(1, columns);
        return rowWindows < 1 || columnWindows < 1 ? null : new ModelWindow(
            taps[0], taps[1], strides[0], strides[1], dilations[0], dilations[1], top, left, bottom, right, rowWindows, columnWindows,
            moreRows || moreColumns);

        (int Before, int After, int Windows, bool More) Along(int axis, int extent)
        {
            int reach = ((taps[axis] - 1) * dilations[axis]) + 1, stride = strides[axis];
            if (automatic is "SAME_UPPER" or "SAME_LOWER")
            {
                int windows = (extent + stride - 1) / stride;
                int total = Math.Max(0, ((windows - 1) * stride) + reach - extent);
                int before = automatic == "SAME_UPPER" ? total / 2 : total - (total / 2);
                return (before, total - before, windows, false);
            }

            (int begin, int end) = automatic == "VALID" ? (0, 0) : (pads[axis], pads[axis + 2]);
            int left = extent + begin + end - reach;
            int down = left < 0 ? 0 : (left / stride) + 1, up = left < 0 ? (left > -stride ? 1 : 0) : ((left + stride - 1) / stride) + 1;
            if (!roundsUp)
                return (begin, end, down, false);
            if ((up - 1) * stride >= extent + begin)
                up--;   // a window begins inside the input or the padding before it
            return (begin, end, up, up > down);
        }
    }
}
