namespace Unroll.Vision.Decoding;

/// <summary>What the numbers of a PNG file's pixel are, by their number in its header.</summary>
internal enum PngColor
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
    GrayAlpha = 4,
    RgbAlpha = 6,
}
