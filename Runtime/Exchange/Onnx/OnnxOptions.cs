namespace Unroll;

/// <summary>How a network is written as an ONNX model.</summary>
public sealed class OnnxOptions
{
    private readonly int? _batchSize;

    /// <summary>The order of spatial inputs and outputs; <see cref="OnnxLayout.ChannelsLast"/>, that of Predict, unless set.</summary>
    public OnnxLayout Layout { get; init; } = OnnxLayout.ChannelsLast;

    /// <summary>The samples of every call, at least 1; null, the default, leaves it to each call (a symbolic dimension "N").</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public int? BatchSize
    {
        get => _batchSize;
        init
        {
            if (value is { } size)
                ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(BatchSize));
            _batchSize = value;
        }
    }
}
