using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// A mini-batch in native memory: the inputs and targets of up to <see cref="Capacity"/> samples, one sample behind the other in canonical order
/// (rows, columns, channels).
/// </summary>
public sealed unsafe class Batch : IDisposable
{
    private readonly NetworkDescription _network;
    private readonly NativeBuffer _buffer;
    private readonly long[] _inputs;
    private readonly long[] _targets;
    private int _count;

    /// <summary>Allocates a mini-batch of zeros with <see cref="Count"/> = <paramref name="capacity"/>.</summary>
    /// <param name="network">The network whose inputs and losses it feeds.</param>
    /// <param name="capacity">The samples for which there is room, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1.</exception>
    public Batch(NetworkDescription network, int capacity)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _network = network;
        Capacity = capacity;
        _count = capacity;
        _inputs = new long[network.Inputs.Count];
        _targets = new long[network.Losses.Count];
        long end = 0;
        for (int input = 0; input < _inputs.Length; input++)
            _inputs[input] = Reserve(ref end, network.Inputs[input].Length);
        for (int loss = 0; loss < _targets.Length; loss++)
            _targets[loss] = Reserve(ref end, TargetLength(network.Losses[loss]));
        _buffer = new NativeBuffer(end);
    }

    /// <summary>The samples for which there is room.</summary>
    public int Capacity { get; }

    /// <summary>The samples in use: the first ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below 0 or above <see cref="Capacity"/>.</exception>
    public int Count
    {
        get => _count;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Capacity);
            _count = value;
        }
    }

    internal NetworkDescription Network => _network;

    /// <summary>The values of an input, <see cref="Count"/> x its length.</summary>
    /// <param name="input">The input's place among the network's inputs.</param>
    /// <exception cref="ObjectDisposedException">The mini-batch is disposed.</exception>
    public Span<float> Input(int input) => new(Start(_inputs[input]), checked(_count * _network.Inputs[input].Length));

    /// <summary>The targets of a loss that takes floats, <see cref="Count"/> x its length.</summary>
    /// <param name="loss">The loss's place among the network's losses.</param>
    /// <exception cref="InvalidOperationException">The loss takes labels.</exception>
    /// <exception cref="ObjectDisposedException">The mini-batch is disposed.</exception>
    public Span<float> Targets(int loss)
    {
        LossDescription description = _network.Losses[loss];
        if (description.TakesLabels)
            throw new InvalidOperationException($"The loss '{description.Name}' takes labels, not float targets; use Labels({loss}).");
        return new(Start(_targets[loss]), checked(_count * description.Length));
    }

    /// <summary>The labels of a loss that takes class indices, one a sample.</summary>
    /// <param name="loss">The loss's place among the network's losses.</param>
    /// <exception cref="InvalidOperationException">The loss takes float targets.</exception>
    /// <exception cref="ObjectDisposedException">The mini-batch is disposed.</exception>
    public Span<int> Labels(int loss)
    {
        LossDescription description = _network.Losses[loss];
        if (!description.TakesLabels)
            throw new InvalidOperationException($"The loss '{description.Name}' takes float targets, not labels; use Targets({loss}).");
        return new(Start(_targets[loss]), _count);
    }

    /// <summary>The first value of a sample of an input; unchecked, for generated code.</summary>
    /// <param name="input">The input's place among the network's inputs.</param>
    /// <param name="sample">The sample.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float InputAt(int input, int sample) =>
        ref Unsafe.AsRef<float>(_buffer.Start + _inputs[input] + ((long)sample * _network.InputSpan[input].Length));

    /// <summary>The first target of a sample of a loss that takes floats; unchecked, for generated code.</summary>
    /// <param name="loss">The loss's place among the network's losses.</param>
    /// <param name="sample">The sample.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float TargetAt(int loss, int sample) =>
        ref Unsafe.AsRef<float>(_buffer.Start + _targets[loss] + ((long)sample * _network.LossSpan[loss].Length));

    /// <summary>The label of a sample of a loss that takes class indices; unchecked, for generated code.</summary>
    /// <param name="loss">The loss's place among the network's losses.</param>
    /// <param name="sample">The sample.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int LabelAt(int loss, int sample) => ((int*)(_buffer.Start + _targets[loss]))[sample];

    /// <summary>Frees the memory.</summary>
    public void Dispose() => _buffer.Dispose();

    /// <summary>Takes one sample of another mini-batch of the same network as the first of this one.</summary>
    internal void CopyFrom(Batch other, int sample)
    {
        for (int input = 0; input < _inputs.Length; input++)
        {
            int length = _network.Inputs[input].Length;
            other.Input(input).Slice(sample * length, length).CopyTo(Input(input));
        }

        for (int loss = 0; loss < _targets.Length; loss++)
        {
            int length = TargetLength(_network.Losses[loss]);
            if (_network.Losses[loss].TakesLabels)
                other.Labels(loss).Slice(sample, 1).CopyTo(Labels(loss));
            else
                other.Targets(loss).Slice(sample * length, length).CopyTo(Targets(loss));
        }
    }

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_buffer.Start == null, this);

    private static int TargetLength(LossDescription loss) => loss.TakesLabels ? 1 : loss.Length;

    private long Reserve(ref long end, int length)
    {
        const int Line = NativeBuffer.Alignment / sizeof(float);
        long start = end;
        end = checked((end + ((long)Capacity * length) + Line - 1) / Line * Line);
        return start;
    }

    private float* Start(long offset)
    {
        ThrowIfDisposed();
        return _buffer.Start + offset;
    }
}
