namespace Unroll.Generator.Graph;

/// <summary>How a resized image takes its pixels; the members of the language's enumeration, in its order.</summary>
internal enum Interpolation
{
    Nearest,
    Bilinear,
    Bicubic,
}
