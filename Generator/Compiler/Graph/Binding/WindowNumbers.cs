using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>What is written of a window, before the input is known that it slides over.</summary>
/// <param name="Rows">Rows of taps.</param>
/// <param name="Columns">Columns of taps.</param>
/// <param name="StrideY">The step down the rows.</param>
/// <param name="StrideX">The step along a row.</param>
/// <param name="DilationY">Rows from one tap to the next.</param>
/// <param name="DilationX">Columns from one tap to the next.</param>
/// <param name="IsSame">Whether the padding is computed.</param>
/// <param name="CeilMode">Whether the number of windows is rounded up.</param>
/// <param name="Sides">The padding above, below, on the left and on the right.</param>
internal sealed record WindowNumbers(
    int Rows, int Columns, int StrideY, int StrideX, int DilationY, int DilationX, bool IsSame, bool CeilMode, int[] Sides)
{
    private static readonly string[] ExplicitPadding = ["PaddingAround", "PaddingTop", "PaddingBottom", "PaddingLeft", "PaddingRight"];

    /// <summary>Rows from the first tap to the last.</summary>
    public int SpanY => Span(Rows, DilationY)!.Value;

    /// <summary>Columns from the first tap to the last.</summary>
    public int SpanX => Span(Columns, DilationX)!.Value;

    /// <summary>The extents as a person would write them: "3x3 kernel of dilation 2x2".</summary>
    /// <param name="what">What it is called.</param>
    public string Text(string what) => FormattableString.Invariant($"{Rows}x{Columns} {what}")
        + (DilationY == 1 && DilationX == 1 ? "" : FormattableString.Invariant($" of dilation {DilationY}x{DilationX}"));

    /// <summary>Reads the arguments; null where something is wrong, which is then reported, or the input is unknown.</summary>
    /// <param name="context">The operation.</param>
    /// <param name="input">The value it reads, which must have height and width.</param>
    /// <param name="height">The argument of the window's rows.</param>
    /// <param name="width">The argument of its columns.</param>
    /// <param name="pools">Whether it is a pooling. Then its stride is its size unless given, and it has less padding than rows and
    /// columns.</param>
    public static WindowNumbers? Read(BindingContext context, BoundValue input, string height, string width, bool pools)
    {
        int before = context.State.Problems.Count();
        int? rows = context.Integer(height), columns = height == width ? rows : context.Integer(width);
        int? stride = context.Has("Stride") ? context.Integer("Stride") : null;
        int? strideY = context.Has("StrideY") ? context.Integer("StrideY") : stride ?? (pools ? rows : 1);
        int? strideX = context.Has("StrideX") ? context.Integer("StrideX") : stride ?? (pools ? columns : 1);
        string? padding = context.Member("Padding", "Valid");
        int? dilation = context.Has("Dilation") ? context.Integer("Dilation") : 1;
        int? dilationY = context.Has("DilationY") ? context.Integer("DilationY") : dilation;
        int? dilationX = context.Has("DilationX") ? context.Integer("DilationX") : dilation;
        bool ceilMode = context.Boolean("CeilMode", false);
        int?[] sides = PaddedSides(context, padding, Span(rows, dilationY), Span(columns, dilationX), pools);
        if (ceilMode && padding == "Same")
            context.Report(Ids.PaddingConflict, "CeilMode", "CeilMode");
        Shape? shape = context.Spatial(input);
        return context.State.Problems.Count() > before || shape is null ? null : new(
            rows!.Value, columns!.Value, strideY!.Value, strideX!.Value, dilationY!.Value, dilationX!.Value, padding == "Same", ceilMode,
            [.. sides.Select(side => side!.Value)]);
    }

    private static int? Span(int? taps, int? dilation) =>
        taps is null || dilation is null ? null : (int)Math.Min((taps.Value - 1L) * dilation.Value + 1, int.MaxValue);

    // Top, bottom, left, right. A pooling has less padding than its window has rows and columns. A convolution may have any, but should
    // not.
    private static int?[] PaddedSides(BindingContext context, string? padding, int? rows, int? columns, bool pools)
    {
        if (padding == "Same" && ExplicitPadding.FirstOrDefault(context.Has) is { } conflict)
            context.Report(Ids.PaddingConflict, conflict, conflict);
        int? around = context.Has("PaddingAround") ? Side(context, "PaddingAround", rows < columns ? rows : columns, pools) ?? 0 : 0;
        return
        [
            Of("PaddingTop", rows), Of("PaddingBottom", rows), Of("PaddingLeft", columns), Of("PaddingRight", columns),
        ];

        int? Of(string argument, int? extent) => context.Has(argument) ? Side(context, argument, extent, pools) : around;
    }

    private static int? Side(BindingContext context, string argument, int? extent, bool pools)
    {
        if (context.Integer(argument, 0) is not { } side)
            return null;
        if (side < extent || extent is null)
            return side;
        string[] told =
            [argument, BindingContext.Text(side), BindingContext.Text(extent.Value), BindingContext.Text(extent.Value - 1)];
        if (pools)
            context.Report(Ids.PaddingTooLarge, argument, told);
        else if (side > 0 && context.Name == "Conv")
            context.Hint(Ids.PaddedBeyondKernel, argument, told);
        return side;
    }
}
