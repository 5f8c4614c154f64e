namespace Unroll.Exchange.Import;

/// <summary>The windows of a transposed convolution in its output, as the attributes of its node say.</summary>
/// <param name="Window">The windows, one for each pixel of the input; the padding is what is cut off, and the rows and columns are those
/// of the output.</param>
/// <param name="MoreY">The output padding below.</param>
/// <param name="MoreX">The output padding on the right.</param>
internal sealed record ModelTransposedWindow(ModelWindow Window, int MoreY, int MoreX)
{
    private const int Most = 1 << 14;   // what is larger is no window, and its products stay numbers

    private const int MostPixels = 1 << 28;   // of a value of a network

    /// <summary>Reads the windows of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="kernel">The extents of its kernel.</param>
    /// <param name="rows">Rows of its input.</param>
    /// <param name="columns">Columns of its input.</param>
    /// <returns>Null where its numbers are none of a window, or nothing of the output would be left.</returns>
    public static ModelTransposedWindow? Of(ModelNode node, int[] kernel, int rows, int columns)
    {
        int[] Numbers(string attribute, params int[] otherwise) =>
            node.Integers(attribute) is { } given ? [.. given.Select(number => (int)Math.Clamp(number, -1, Most))] : otherwise;
        int[] strides = Numbers("strides", 1, 1), dilations = Numbers("dilations", 1, 1), pads = Numbers("pads", 0, 0, 0, 0);
        int[] more = Numbers("output_padding", 0, 0), shape = Numbers("output_shape");

        // Some writers give batch and channels besides.
        shape = shape.Length == 4 ? shape[2..] : shape;
        if (kernel.Length != 2 || strides.Length != 2 || dilations.Length != 2 || pads.Length != 4 || more.Length != 2
            || shape.Length is not (0 or 2)
            || kernel.Concat(strides).Concat(dilations).Concat(shape).Any(number => number is < 1 or > Most)
            || pads.Concat(more).Any(number => number < 0)
            || Math.Max((long)rows * strides[0], (long)columns * strides[1]) > MostPixels)
            return null;

        string automatic = node.Text("auto_pad", "NOTSET");
        (int top, int bottom, int moreY, int height) = Along(0, rows);
        (int left, int right, int moreX, int width) = Along(1, columns);
        return height < 1 || width < 1 ? null : new(
            new(kernel[0], kernel[1], strides[0], strides[1], dilations[0], dilations[1], top, left, bottom, right, height, width, false),
            moreY, moreX);

        (int Before, int After, int More, int Extent) Along(int axis, int extent)
        {
            int full = ((extent - 1) * strides[axis]) + ((kernel[axis] - 1) * dilations[axis]) + 1 + more[axis];
            bool isSame = automatic is "SAME_UPPER" or "SAME_LOWER";
            if (!isSame && shape.Length == 0)
            {
                (int begin, int end) = automatic == "VALID" ? (0, 0) : (pads[axis], pads[axis + 2]);
                return (begin, end, more[axis], full - begin - end);
            }

            // The pads follow from the shape, and what is beyond the windows is output padding.
            int wanted = shape.Length > 0 ? shape[axis] : extent * strides[axis], total = Math.Max(0, full - wanted);
            int before = automatic == "SAME_UPPER" ? total / 2 : total - (total / 2);
            return (before, total - before, more[axis] + Math.Max(0, wanted - full), wanted);
        }
    }
}
