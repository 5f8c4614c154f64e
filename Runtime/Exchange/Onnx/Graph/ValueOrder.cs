namespace Unroll.Exchange.Onnx;

/// <summary>How the elements of a value stand in an ONNX tensor.</summary>
internal enum ValueOrder
{
    /// <summary>[N, height, width, channels], as callers of Predict have it.</summary>
    Rows,

    /// <summary>[N, channels, height, width], as the spatial operators of ONNX have it.</summary>
    Planes,

    /// <summary>[N, length], in the order of <see cref="Rows"/>.</summary>
    Vector,
}
