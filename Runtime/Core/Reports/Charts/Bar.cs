namespace Unroll;

/// <summary>A share as a small bar beside a number.</summary>
internal static class Bar
{
    /// <summary>The bar; an empty one for NaN.</summary>
    public static Markup Draw(double share)
    {
        double filled = double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0;
        return Markup.Of(html => html.Add($"<span class=\"bar\"><i style=\"--v:{filled:0.###}\"></i></span>"));
    }
}
