using System.Text;
using Unroll.Drawing.Content;

namespace Unroll.Drawing.Picture;

/// <summary>The colors, for light and for dark screens.</summary>
internal static class Palette
{
    private static readonly (string Selector, string Property, string Light, string Dark)[] Colors =
    [
        (".paper", "fill", "#ffffff", "#0d1117"),
        (".ink", "fill", "#1f2328", "#f0f6fc"),
        (".muted", "fill", "#59636e", "#9198a1"),
        (".card", "fill", "#ffffff", "#161b22"),
        (".card,.terminal", "stroke", "#afb8c1", "#444c56"),
        (".terminal", "fill", "#eaeef2", "#21262d"),
        (".frame", "fill", "#f6f8fa", "#12171e"),
        (".frame", "stroke", "#d1d9e0", "#2d333b"),
        (".inner", "fill", "#eef1f4", "#181e26"),
        (".link", "stroke", "#6e7781", "#8b949e"),
        (".head", "fill", "#6e7781", "#8b949e"),
        (".label", "fill", "#59636e", "#9198a1"),
        (".label", "stroke", "#ffffff", "#0d1117"),
        (".winograd", "fill", "#8250df", "#a371f7"),
        (".directfilters", "fill", "#0969da", "#4493f8"),
        (".directrows", "fill", "#0e8a9e", "#39c5d8"),
        (".depthwise", "fill", "#1a7f37", "#3fb950"),
        (".dense", "fill", "#d4760a", "#f0a030"),
        (".pooling", "fill", "#bf3989", "#f778ba"),
        (".normalization", "fill", "#7a8c0a", "#b5c93a"),
        (".elementwise", "fill", "#cf222e", "#ff7b72"),
        (".moving", "fill", "#7d5a3c", "#c49a6c"),
        (".other", "fill", "#4d2d9e", "#d2a8ff"),
        (".fused", "fill", "#9aa4ae", "#6e7681"),
        (".trainingonly", "fill", "#d1d9e0", "#444c56"),
    ];

    /// <summary>The style sheet of a picture.</summary>
    public static string StyleSheet { get; } = Write();

    /// <summary>The class of what has the color of an algorithm.</summary>
    public static string ClassOf(Algorithm algorithm) => algorithm.ToString().ToLowerInvariant();

    private static string Write()
    {
        var css = new StringBuilder("""
            .unroll text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
            .unroll .link{fill:none;stroke-width:1.5}
            .unroll .label{font-size:10px;stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
            .unroll .area{fill-opacity:.24}
            .unroll .training{stroke-dasharray:5 4}
            .unroll .name{font-weight:600}

            """);
        foreach ((string selector, string property, string light, _) in Colors)
            css.Append(Rule(selector, property, light)).Append('\n');
        css.Append("@media (prefers-color-scheme:dark){\n");
        foreach ((string selector, string property, _, string dark) in Colors)
            css.Append(Rule(selector, property, dark)).Append('\n');
        return css.Append("}\n").ToString();
    }

    private static string Rule(string selector, string property, string color) =>
        $"{string.Join(",", selector.Split(',').Select(part => ".unroll " + part))}{{{property}:{color}}}";
}
