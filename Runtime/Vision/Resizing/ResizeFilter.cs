namespace Unroll.Vision;

/// <summary>How the pixels of a resized picture come from those of the original.</summary>
public enum ResizeFilter
{
    /// <summary>The pixel under the middle of the new one, as Pillow's NEAREST.</summary>
    Nearest,

    /// <summary>Weights that fall off linearly over one pixel, as Pillow's BILINEAR. In a smaller picture a pixel is a mean over all that
    /// it covers (antialiasing).</summary>
    Bilinear,

    /// <summary>Weights by cubic polynomials over two pixels, with a = -0.5 and antialiasing, as Pillow's BICUBIC. R. G. Keys, "Cubic
    /// Convolution Interpolation for Digital Image Processing", 1981.</summary>
    Bicubic,
}
