namespace Unroll.Exchange.Import.Importers;

/// <summary>The settings of windows as a person writes them.</summary>
internal static class WindowArguments
{
    /// <summary>Stride, padding and dilation, each only where it is not the default.</summary>
    /// <param name="window">The windows.</param>
    /// <param name="input">The shape of what they slide over.</param>
    /// <param name="strideY">The stride down the rows unless it is given.</param>
    /// <param name="strideX">The stride along a row unless it is given.</param>
    public static IEnumerable<string> Of(ModelWindow window, ValueShape input, int strideY, int strideX)
    {
        string[] paddings = window.IsPadded ? [.. Padding(window, IsSame(window, input))] : [];
        return [.. Pair("Stride", window.StrideY, window.StrideX, strideY, strideX), .. paddings, .. Dilations(window)];
    }

    /// <summary>The settings of a transposed convolution.</summary>
    public static IEnumerable<string> Of(ModelTransposedWindow transposed)
    {
        (ModelWindow window, int moreY, int moreX) = transposed;
        bool isSame = (window.Top, window.Bottom, moreY) == TransposedSame(window.Height, window.StrideY, window.DilationY)
            && (window.Left, window.Right, moreX) == TransposedSame(window.Width, window.StrideX, window.DilationX);
        bool isAdded = window.IsPadded || (moreY | moreX) != 0;
        string[] paddings = !isAdded ? [] : [.. Padding(window, isSame)];
        bool isTold = paddings is ["Padding = Padding.Same"];
        return
        [
            .. Pair("Stride", window.StrideY, window.StrideX, 1, 1), .. paddings,
            .. isTold ? Array.Empty<string>() : Pair("OutputPadding", moreY, moreX, 0, 0), .. Dilations(window),
        ];
    }

    /// <summary>One setting for both directions where they are alike, else one for each, unless it is the default.</summary>
    private static IEnumerable<string> Pair(string name, int y, int x, int usualY, int usualX)
    {
        if (y == x)
            return y != usualY || x != usualX ? [$"{name} = {y}"] : [];
        return [.. y != usualY ? [$"{name}Y = {y}"] : Array.Empty<string>(), .. x != usualX ? [$"{name}X = {x}"] : Array.Empty<string>()];
    }

    private static IEnumerable<string> Dilations(ModelWindow window) => Pair("Dilation", window.DilationY, window.DilationX, 1, 1);

    private static IEnumerable<string> Padding(ModelWindow window, bool isSame)
    {
        (int top, int left, int bottom, int right) = (window.Top, window.Left, window.Bottom, window.Right);
        bool isEven = top == left && top == bottom && top == right;
        if (isSame && (!isEven || window.StrideY * window.StrideX == 1))
            return ["Padding = Padding.Same"];
        if (isEven)
            return top == 0 ? [] : [$"PaddingAround = {top}"];
        (string, int)[] sides = [("Top", top), ("Bottom", bottom), ("Left", left), ("Right", right)];
        return sides.Where(side => side.Item2 != 0).Select(side => $"Padding{side.Item1} = {side.Item2}");
    }

    private static bool IsSame(ModelWindow window, ValueShape input) => !window.IsRoundedUp
        && (window.Top, window.Bottom) == Same(input.Height, window.Height, window.StrideY, window.DilationY)
        && (window.Left, window.Right) == Same(input.Width, window.Width, window.StrideX, window.DilationX);

    private static (int Before, int After) Same(int extent, int taps, int stride, int dilation)
    {
        int windows = (extent + stride - 1) / stride;
        int total = Math.Max(0, ((windows - 1) * stride) + ((taps - 1) * dilation) + 1 - extent);
        return (total / 2, total - (total / 2));
    }

    private static (int Before, int After, int More) TransposedSame(int taps, int stride, int dilation)
    {
        int surplus = ((taps - 1) * dilation) + 1 - stride, total = Math.Max(0, surplus);
        return (total / 2, total - (total / 2), Math.Max(0, -surplus));
    }
}
