namespace Unroll.Vision.Resizing;

/// <summary>A part of a picture, in pixels.</summary>
/// <param name="Top">The first row.</param>
/// <param name="Left">The first column.</param>
/// <param name="Height">The number of rows.</param>
/// <param name="Width">The number of columns.</param>
internal readonly record struct PixelBox(int Top, int Left, int Height, int Width);
