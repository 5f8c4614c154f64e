namespace Unroll;

/// <summary>The order in which the elements of a model's spatial inputs and outputs stand. Vectors have but one.</summary>
public enum OnnxLayout
{
    /// <summary>N x height x width x channels: a sample as Predict takes and gives it. The model transposes where more than one channel
    /// makes a difference.</summary>
    ChannelsLast,

    /// <summary>N x channels x height x width: the order of most ONNX models, and of the operators inside; nothing is transposed at the
    /// boundary.</summary>
    ChannelsFirst,
}
