namespace Unroll.Operations.Tests.Reference;

/// <summary>How much stands around the input of a window: nothing, what Keras calls "same", or numbers.</summary>
internal readonly record struct Pad(bool Same, int Top, int Bottom, int Left, int Right)
{
    public static Pad Valid => default;

    public static Pad AsSame => new(true, 0, 0, 0, 0);

    public static Pad Around(int size) => new(false, size, size, size, size);

    public static Pad Sides(int top, int bottom, int left, int right) => new(false, top, bottom, left, right);

    /// <summary>Pixels before and after the input, and the number of windows, along one axis.</summary>
    /// <param name="vertical">Whether down the rows.</param>
    /// <param name="length">The input's pixels.</param>
    /// <param name="kernel">Those of a window, from its first to its last.</param>
    /// <param name="stride">From window to window.</param>
    /// <param name="ceil">Whether a last window may reach past the padding, if it begins before it (PyTorch's ceil_mode).</param>
    public (int Before, int After, int Count) Along(bool vertical, int length, int kernel, int stride, bool ceil = false)
    {
        if (!Same)
        {
            (int before, int after) = vertical ? (Top, Bottom) : (Left, Right);
            int steps = (int)Math.Floor((length + before + after - kernel + (ceil ? stride - 1 : 0)) / (double)stride);
            return (before, after, ceil && steps * stride >= length + before ? steps : steps + 1);
        }
        // Keras: ceil(input / stride) windows; of an odd number of padding pixels the surplus one stands at the end.
        int count = (length + stride - 1) / stride;
        int padding = Math.Max(((count - 1) * stride) + kernel - length, 0);
        return (padding / 2, padding - (padding / 2), count);
    }

    public IEnumerable<string> Arguments()
    {
        if (Same)
            return ["Padding = Padding.Same"];
        if (this == Valid)
            return [];
        if (Top == Bottom && Left == Right && Top == Left)
            return [$"PaddingAround = {Spelling.Of(Top)}"];
        return new[] { (Top, "Top"), (Bottom, "Bottom"), (Left, "Left"), (Right, "Right") }
            .Where(side => side.Item1 != 0).Select(side => $"Padding{side.Item2} = {Spelling.Of(side.Item1)}");
    }
}
