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
        if (window.StrideY == window.StrideX && (window.StrideY != strideY || window.StrideX != strideX))
            yield return $"Stride = {window.StrideY}";
        else if (window.StrideY != window.StrideX)
        {
            if (window.StrideY != strideY)
                yield return $"StrideY = {window.StrideY}";
            if (window.StrideX != strideX)
                yield return $"StrideX = {window.StrideX}";
        }

        foreach (string padding in Padding(window, input))
            yield return padding;
        if (window.DilationY == window.DilationX && window.DilationY != 1)
            yield return $"Dilation = {window.DilationY}";
        else if (window.DilationY != window.DilationX)
        {
            if (window.DilationY != 1)
                yield return $"DilationY = {window.DilationY}";
            if (window.DilationX != 1)
                yield return $"DilationX = {window.DilationX}";
        }
    }

    private static IEnumerable<string> Padding(ModelWindow window, ValueShape input)
    {
        (int top, int left, int bottom, int right) = (window.Top, window.Left, window.Bottom, window.Right);
        if (!window.IsPadded)
            return [];
        bool isEven = top == left && top == bottom && top == right;
        bool isSame = !window.IsRoundedUp
            && (top, bottom) == Same(input.Height, window.Height, window.StrideY, window.DilationY)
            && (left, right) == Same(input.Width, window.Width, window.StrideX, window.DilationX);
        if (isSame && (!isEven || window.StrideY * window.StrideX == 1))
            return ["Padding = Padding.Same"];
        if (isEven)
            return [$"PaddingAround = {top}"];
        (string, int)[] sides = [("Top", top), ("Bottom", bottom), ("Left", left), ("Right", right)];
        return sides.Where(side => side.Item2 != 0).Select(side => $"Padding{side.Item1} = {side.Item2}");
    }

    private static (int Before, int After) Same(int extent, int taps, int stride, int dilation)
    {
        int windows = (extent + stride - 1) / stride;
        int total = Math.Max(0, ((windows - 1) * stride) + ((taps - 1) * dilation) + 1 - extent);
        return (total / 2, total - (total / 2));
    }
}
