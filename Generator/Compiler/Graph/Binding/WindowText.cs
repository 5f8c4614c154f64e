namespace Unroll.Generator.Graph.Binding;

/// <summary>How a person would write a window: "5x5x6 same", "3x3x64 stride 2 padding 1".</summary>
internal static class WindowText
{
    public static string Describe(BindingContext context, Window window, int? filters, int? usualStride = null)
    {
        string text = FormattableString.Invariant($"{window.Height}x{window.Width}");
        if (filters is not null)
            text += FormattableString.Invariant($"x{filters}");
        (int usualY, int usualX) = usualStride is { } usual ? (usual, usual) : filters is null ? (window.Height, window.Width) : (1, 1);
        if (window.StrideY != window.StrideX)
            text += FormattableString.Invariant($" stride {window.StrideY}x{window.StrideX}");
        else if (window.StrideY != usualY || window.StrideX != usualX)
            text += FormattableString.Invariant($" stride {window.StrideY}");
        if (window.DilationY != window.DilationX)
            text += FormattableString.Invariant($" dilation {window.DilationY}x{window.DilationX}");
        else if (window.DilationY != 1)
            text += FormattableString.Invariant($" dilation {window.DilationY}");
        if (window.CeilMode)
            text += " ceil";
        if (context.Member("Padding", "Valid") == "Same")
            return text + " same";
        if (!window.HasPadding)
            return text;
        bool even = window.PadTop == window.PadLeft && window.PadTop == window.PadBottom && window.PadTop == window.PadRight;
        return text + (even
            ? FormattableString.Invariant($" padding {window.PadTop}")
            : FormattableString.Invariant($" padding {window.PadTop},{window.PadBottom},{window.PadLeft},{window.PadRight}"));
    }
}
