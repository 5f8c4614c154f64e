namespace Unroll;

/// <summary>How a resized image takes its pixels from those of the input.</summary>
public enum Interpolation
{
    /// <summary>One pixel. The default, as in PyTorch and of Keras' UpSampling2D.</summary>
    Nearest,

    /// <summary>Between two rows and two columns, of which the nearer one weighs more, in proportion to the distances.</summary>
    Bilinear,

    /// <summary>
    /// Between four rows and four columns, by cubic convolution (Keys, "Cubic Convolution Interpolation for Digital Image Processing",
    /// 1981).
    /// </summary>
    Bicubic,
}
