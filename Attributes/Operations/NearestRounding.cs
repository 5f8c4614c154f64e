namespace Unroll;

/// <summary>Which pixel is the nearest to a place between two. The names are those of ONNX's nearest_mode.</summary>
public enum NearestRounding
{
    /// <summary>The one before (PyTorch's <c>nearest</c>). The default.</summary>
    Floor,

    /// <summary>The one behind.</summary>
    Ceil,

    /// <summary>The nearer one, in the middle the one before.</summary>
    RoundPreferFloor,

    /// <summary>The nearer one, in the middle the one behind (with <see cref="Coordinates.HalfPixel"/>: PyTorch's <c>nearest-exact</c>,
    /// Keras).</summary>
    RoundPreferCeil,
}
