namespace Unroll.Exchange.Import;

/// <summary>The names that ONNX has for the settings of a resizing.</summary>
internal static class ResizeNames
{
    private static readonly (string Name, Coordinates Value)[] CoordinateModes =
    [
        ("half_pixel", Coordinates.HalfPixel), ("align_corners", Coordinates.AlignCorners), ("asymmetric", Coordinates.Asymmetric),
        ("pytorch_half_pixel", Coordinates.PyTorchHalfPixel), ("half_pixel_symmetric", Coordinates.HalfPixelSymmetric),
    ];

    private static readonly (string Name, NearestRounding Value)[] NearestModes =
    [
        ("floor", NearestRounding.Floor), ("ceil", NearestRounding.Ceil), ("round_prefer_floor", NearestRounding.RoundPreferFloor),
        ("round_prefer_ceil", NearestRounding.RoundPreferCeil),
    ];

    public static string Of(Coordinates coordinates) => CoordinateModes.Single(mode => mode.Value == coordinates).Name;

    public static string Of(NearestRounding rounding) => NearestModes.Single(mode => mode.Value == rounding).Name;

    /// <summary>The member of a name; null where the language has none.</summary>
    public static Coordinates? CoordinatesOf(string name) =>
        CoordinateModes.Where(mode => mode.Name == name).Select(mode => (Coordinates?)mode.Value).SingleOrDefault();

    /// <summary>The member of a name; null where there is none.</summary>
    public static NearestRounding? RoundingOf(string name) =>
        NearestModes.Where(mode => mode.Name == name).Select(mode => (NearestRounding?)mode.Value).SingleOrDefault();
}
