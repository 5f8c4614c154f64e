namespace Unroll;

/// <summary>
/// Where pixel i of a resized axis lies on the axis of the input, whose pixels are at 0, 1, 2 and so on. The scale is that of the extents,
/// output / input, unless it is given. The names are those of ONNX's coordinate_transformation_mode.
/// </summary>
public enum Coordinates
{
    /// <summary>(i + 0.5) / scale - 0.5: pixels are squares, and the borders of both images coincide (PyTorch's
    /// <c>align_corners=False</c>, Keras).</summary>
    HalfPixel,

    /// <summary>i x (input - 1) / (output - 1): the first and last pixels coincide (PyTorch's <c>align_corners=True</c>).</summary>
    AlignCorners,

    /// <summary>i / scale: the first pixels coincide (PyTorch's nearest, TensorFlow 1).</summary>
    Asymmetric,

    /// <summary>As <see cref="HalfPixel"/>, but 0 where the output has one pixel.</summary>
    PyTorchHalfPixel,

    /// <summary>As <see cref="HalfPixel"/>, moved so that the middles of both images coincide where the scale that is given is not exactly
    /// that of the extents.</summary>
    HalfPixelSymmetric,
}
