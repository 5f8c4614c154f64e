namespace Unroll;

/// <summary>How a resized image takes its pixels from those of the input.</summary>
public enum Interpolation
{
    /// <summary>One pixel. The default, as in PyTorch and Keras.</summary>
    Nearest,

    /// <summary>Between two rows and two columns, in proportion to their distance. Outside the input its border goes on.</summary>
    Bilinear,

    /// <summary>
    /// Between four rows and four columns, by cubic convolution (Keys, "Cubic Convolution Interpolation for Digital Image Processing",
    /// 1981).
    /// </summary>
    Bicubic,
}
