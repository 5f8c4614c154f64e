using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// A mini-batch: the inputs and targets of up to <see cref="Capacity"/> samples, one sample behind the other in canonical order (rows,
/// columns, channels). Its memory belongs to the garbage collector: spans of it are good for as long as somebody has them, also when the
/// mini-batch is disposed.
/// </summary>
public sealed class Batch : IDisposable
{
    private readonly NetworkDescription _network;
    private readonly PinnedArray<float>[] _inputs;
    private readonly PinnedArray<float>?[] _gradients; // of inputs; null where nobody wants it
    private readonly PinnedArray<float>?[] _targets;   // null for a loss that takes labels, or nothing
    private readonly PinnedArray<int>?[] _labels;      // null for one that does not
    private readonly LossFunction?[] _functions;
    private volatile int _count;
    private volatile bool _disposed;

    /// <summary>Allocates a mini-batch of zeros with <see cref="Count"/> = <paramref name="capacity"/>.</summary>
    /// <param name="network">The network whose inputs and losses it feeds.</param>
    /// <param name="capacity">The samples for which there is room, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1.</exception>
    /// <exception cref="OutOfMemoryException">There is not enough memory, or an input has more values than an array has room
    /// for.</exception>
    public Batch(NetworkDescription network, int capacity)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _network = network;
        Capacity = capacity;
        _count = capacity;
        _inputs = [.. network.Inputs.Select(input => new PinnedArray<float>((long)capacity * input.Length))];
        _gradients = [.. network.Inputs.Select(input => input.HasGradient ? new PinnedArray<float>((long)capacity * input.Length) : null)];
        _functions = new LossFunction?[network.Losses.Count];
        _targets =
        [
            .. network.Losses.Select(
                loss => loss.TakesNumbers ? new PinnedArray<float>((long)capacity * loss.TargetLength) : null),
        ];
        _labels = [.. network.Losses.Select(loss => loss.TakesLabels ? new PinnedArray<int>(capacity) : null)];
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

    /// <summary>Of which mini-batch this is a part; null where it is a whole one.</summary>
    internal MiniBatchTotals? Whole { get; init; }

    /// <summary>The values of an input, <see cref="Count"/> x its length.</summary>
    /// <param name="input">The input's place among the network's inputs.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    /// <exception cref="ObjectDisposedException">The mini-batch is disposed.</exception>
    public Span<float> Input(int input)
    {
        ThrowIfDisposed();
        CheckPlace(input, _inputs.Length, "inputs", nameof(input));
        return _inputs[input].Span(checked(_count * _network.Inputs[input].Length));
    }

    /// <summary>
    /// The gradient of the mean loss by the values of an input, <see cref="Count"/> x its length, in the same order: what the last
    /// ComputeGradients of this mini-batch found. The weights of the losses are part of it. Zero before the first.
    /// </summary>
    /// <param name="input">The input's place among the network's inputs.</param>
    /// <exception cref="InvalidOperationException">The input is declared without <c>Gradient = true</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    /// <exception cref="ObjectDisposedException">The mini-batch is disposed.</exception>
    public Span<float> InputGradient(int input)
    {
        ThrowIfDisposed();
        CheckPlace(input, _inputs.Length, "inputs", nameof(input));
        ValueDescription description = _network.Inputs[input];
        if (_gradients[input] is not { } gradients)
        {
            throw new InvalidOperationException(
                $"Training gives no gradient of the input '{description.Name}' of {_network.Name}; declare it with Gradient = true.");
        }

        return gradients.Span(checked(_count * description.Length));
    }

    /// <summary>The targets of a loss that takes floats, <see cref="Count"/> x <see cref="LossDescription.TargetLength"/>.</summary>
    /// <param name="loss">The loss's place among the network's losses.</param>
    /// <exception cref="InvalidOperationException">The loss takes labels, or no targets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such loss.</exception>
    /// <exception cref="ObjectDisposedException">The mini-batch is disposed.</exception>
    public Span<float> Targets(int loss)
    {
        ThrowIfDisposed();
        CheckPlace(loss, _targets.Length, "losses", nameof(loss));
        LossDescription description = _network.Losses[loss];
        if (_targets[loss] is not { } targets)
        {
            throw new InvalidOperationException(description.TakesLabels
                ? $"The loss '{description.Name}' takes labels, not float targets; use Labels({loss})."
                : $"{description.Kind} on '{description.Name}' takes no targets.");
        }

        return targets.Span(checked(_count * description.TargetLength));
    }

    /// <summary>The labels of a loss that takes class indices, one a sample.</summary>
    /// <param name="loss">The loss's place among the network's losses.</param>
    /// <exception cref="InvalidOperationException">The loss takes float targets, or none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such loss.</exception>
    /// <exception cref="ObjectDisposedException">The mini-batch is disposed.</exception>
    public Span<int> Labels(int loss)
    {
        ThrowIfDisposed();
        CheckPlace(loss, _targets.Length, "losses", nameof(loss));
        if (_labels[loss] is not { } labels)
        {
            LossDescription description = _network.Losses[loss];
            throw new InvalidOperationException(description.TakesNumbers
                ? $"The loss '{description.Name}' takes float targets, not labels; use Targets({loss})."
                : $"{description.Kind} on '{description.Name}' takes no targets.");
        }

        return labels.Span(_count);
    }

    /// <summary>The first value of a sample of an input; unchecked, for generated code.</summary>
    /// <param name="input">The input's place among the network's inputs.</param>
    /// <param name="sample">The sample.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float InputAt(int input, int sample) => ref _inputs[input].At((nint)sample * _network.InputSpan[input].Length);

    /// <summary>Where the gradient of a sample of an input goes; unchecked, for generated code.</summary>
    /// <param name="input">The input's place among the network's inputs; one that has a gradient.</param>
    /// <param name="sample">The sample.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float InputGradientAt(int input, int sample) => ref _gradients[input]!.At((nint)sample * _network.InputSpan[input].Length);

    /// <summary>Sets the function of a CustomLoss for this mini-batch; generated code calls it.</summary>
    /// <param name="loss">The loss's place among the network's losses.</param>
    /// <param name="function">The function; null for that of <see cref="NetworkLoss.Function"/>.</param>
    /// <exception cref="InvalidOperationException">The loss is no CustomLoss.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such loss.</exception>
    /// <exception cref="ObjectDisposedException">The mini-batch is disposed.</exception>
    public void SetFunction(int loss, LossFunction? function)
    {
        ThrowIfDisposed();
        CheckPlace(loss, _functions.Length, "losses", nameof(loss));
        if (!_network.Losses[loss].TakesFunction)
        {
            throw new InvalidOperationException(
                $"{_network.Losses[loss].Kind} on '{_network.Losses[loss].Name}' takes no function; only CustomLoss does.");
        }

        _functions[loss] = function;
    }

    /// <summary>The first target of a sample of a loss that takes floats; unchecked, for generated code.</summary>
    /// <param name="loss">The loss's place among the network's losses.</param>
    /// <param name="sample">The sample.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref float TargetAt(int loss, int sample) => ref _targets[loss]!.At((nint)sample * _network.LossSpan[loss].TargetLength);

    /// <summary>The label of a sample of a loss that takes class indices, for generated code, which goes by it without a further
    /// check.</summary>
    /// <param name="loss">The loss's place among the network's losses.</param>
    /// <param name="sample">The sample.</param>
    /// <exception cref="InvalidOperationException">The label is outside its classes: it has changed since it was checked.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int LabelAt(int loss, int sample)
    {
        int label = _labels[loss]!.At(sample);
        if (!_network.LossSpan[loss].Allows(label))
            ThrowChanged(label, loss, sample);
        return label;
    }

    /// <summary>Ends the use of the mini-batch. What computes with it on another thread goes on; the collector takes the memory when nobody
    /// has a span of it.</summary>
    public void Dispose() => _disposed = true;

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
            int length = _network.Losses[loss].TargetLength;
            if (_network.Losses[loss].TakesLabels)
                other.Labels(loss).Slice(sample, 1).CopyTo(Labels(loss));
            else if (_network.Losses[loss].TakesNumbers)
                other.Targets(loss).Slice(sample * length, length).CopyTo(Targets(loss));
        }
    }

    private void CheckPlace(int place, int count, string what, string argument)
    {
        if ((uint)place >= (uint)count)
            throw new ArgumentOutOfRangeException(argument, place, $"{_network.Name} has {count} {what}, counted from 0.");
    }

    /// <summary>The function of a CustomLoss for this mini-batch; null where it has none of its own.</summary>
    internal LossFunction? FunctionOf(int loss) => _functions[loss];

    /// <summary>Forgets the functions, so that nothing that they hold is kept.</summary>
    internal void ClearFunctions() => Array.Clear(_functions);

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_disposed, this);

    [DoesNotReturn]
    private void ThrowChanged(int label, int loss, int sample) => throw new InvalidOperationException(
        $"The label of sample {sample} became {label} while a network computed with it; '{_network.Losses[loss].Name}' expects "
        + $"{_network.Losses[loss].LabelText}. Leave a mini-batch alone while a network computes with it.");
}
