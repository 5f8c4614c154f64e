using System.ComponentModel;

namespace Unroll.Kernels;

/// <summary>The memory of the inputs and outputs of a prediction, one behind the other, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOperands
{
    /// <summary>Keeps this memory and that of all that follow in place while the samples are predicted.</summary>
    /// <param name="samples">Learns where it is.</param>
    /// <param name="index">The place of this one among the inputs and outputs.</param>
    void Pin(SampleOperands samples, int index);
}

/// <summary>An input or output, and those that follow.</summary>
/// <typeparam name="TNext">The type of those that follow.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct Operand<TNext> : IOperands
    where TNext : IOperands, allows ref struct
{
    private readonly ReadOnlySpan<float> _values;
    private readonly TNext _next;

    internal Operand(ReadOnlySpan<float> values, TNext next)
    {
        _values = values;
        _next = next;
    }

    /// <inheritdoc/>
    public void Pin(SampleOperands samples, int index)
    {
        ArgumentNullException.ThrowIfNull(samples);
        fixed (float* start = _values)
        {
            samples.Place(index, start);
            _next.Pin(samples, index + 1);
        }
    }
}

/// <summary>What stands behind the last output.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LastOperand : IOperands
{
    /// <inheritdoc/>
    public void Pin(SampleOperands samples, int index)
    {
        ArgumentNullException.ThrowIfNull(samples);
        samples.Predict();
    }
}

/// <summary>Makes operands.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Operand
{
    /// <summary>An input or output, and those that follow.</summary>
    /// <param name="values">Its values, one sample behind the other.</param>
    /// <param name="next">Those that follow.</param>
    public static Operand<TNext> Of<TNext>(ReadOnlySpan<float> values, TNext next)
        where TNext : IOperands, allows ref struct => new(values, next);
}
