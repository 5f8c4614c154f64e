namespace Unroll;

/// <summary>
/// The base of the operations that change height and width by interpolation. Rows and columns are interpolated one after the other. The
/// gradient of an input pixel is the sum over the pixels made of it, by the same weights.
/// </summary>
public abstract class InterpolationAttribute : OperationAttribute
{
    private protected InterpolationAttribute()
    {
    }

    /// <summary>How pixels are interpolated: <see cref="Interpolation.Nearest"/> by default, as in PyTorch and of Keras' UpSampling2D
    /// (Keras' Resizing: bilinear).</summary>
    public Interpolation Mode { get; set; }

    /// <summary>Where the pixels of the output lie in the input. Not given: <see cref="Coordinates.Asymmetric"/> for the nearest pixel, and
    /// <see cref="Coordinates.HalfPixel"/> otherwise, as PyTorch.</summary>
    public Coordinates Coordinates { get; set; }

    /// <summary>Which pixel is the nearest: <see cref="NearestRounding.Floor"/> by default, as PyTorch (ONNX: RoundPreferFloor). Only with
    /// <see cref="Interpolation.Nearest"/>.</summary>
    public NearestRounding Rounding { get; set; }

    /// <summary>The coefficient of cubic convolution, below 0 as a rule: -0.75 by default, as PyTorch and ONNX. Keys, Keras, Pillow and
    /// PyTorch with <c>antialias</c> have -0.5. Only with <see cref="Interpolation.Bicubic"/>.</summary>
    public float CubicCoefficient { get; set; } = -0.75f;

    /// <summary>Whether pixels outside the input weigh nothing, and the other weights are divided by their sum; false by default: the
    /// border of the input goes on. ONNX's exclude_outside. Not with <see cref="Interpolation.Nearest"/>.</summary>
    public bool ExcludeOutside { get; set; }

    /// <summary>Whether, where the output is smaller than the input, as many more pixels are weighed as it is smaller (PyTorch's
    /// <c>antialias</c>, which excludes the outside, too). False by default. Not with <see cref="Interpolation.Nearest"/>.</summary>
    public bool Antialias { get; set; }
}
