namespace Unroll.Generator.Graph;

/// <summary>Where the pixels of a resized axis lie; the members of the language's enumeration, in its order.</summary>
internal enum Coordinates
{
    HalfPixel,
    AlignCorners,
    Asymmetric,
    PyTorchHalfPixel,
    HalfPixelSymmetric,
}
