using System.ComponentModel;
using System.Runtime.CompilerServices;
using Unroll.Kernels;

namespace Unroll;

/// <summary>The training buffers of one thread, and the passes over a part of a mini-batch; generated code derives from it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class TrainingContext : IDisposable
{
    private readonly Network _network;
    private readonly NativeBuffer _buffer;
    private MiniBatchLosses? _miniBatch;
    private float[] _weights = [];
    private (PackedWeights Forward, PackedWeights Backward)? _own;
    private float* _packed;
    private float* _packedBackward;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="network">The network to train.</param>
    protected TrainingContext(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _buffer = new NativeBuffer(network.Declaration.Memory.Training);
    }

    /// <summary>The first float of the buffers, aligned to 64 bytes.</summary>
    protected ref float Arena
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_buffer.Start);
    }

    /// <summary>The first parameter, in canonical order.</summary>
    protected ref float Parameters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _network.FirstParameter;
    }

    /// <summary>The first packed weight of the forward pass.</summary>
    protected ref float Packed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_packed);
    }

    /// <summary>The first packed weight of the backward pass; only within <see cref="ComputeGradients"/>.</summary>
    protected ref float PackedBackward
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<float>(_packedBackward);
    }

    /// <summary>Whether the values of all samples are in the buffers, since <see cref="Gather"/> computed the whole mini-batch at
    /// once.</summary>
    protected internal bool IsGathered { get; internal set; }

    /// <summary>The factor of a loss in this mini-batch.</summary>
    /// <param name="loss">Its place in <see cref="Network.Losses"/>.</param>
    protected float Weight(int loss) => _weights[loss];

    /// <summary>Keeps the value of a sample for a loss over the whole mini-batch.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="value">The first element of the value, in canonical order.</param>
    protected void KeepValue(int loss, int sample, ref float value) => _miniBatch!.Keep(loss, sample, ref value);

    /// <summary>Gives the gradient that a loss over the whole mini-batch found for the value of a sample.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="weight">What the gradient is multiplied by.</param>
    /// <param name="gradient">Receives it, in canonical order.</param>
    protected void TakeGradient(int loss, int sample, float weight, ref float gradient) =>
        _miniBatch!.Take(loss, sample, weight, ref gradient);

    /// <summary>Frees the buffers.</summary>
    public void Dispose()
    {
        _buffer.Dispose();
        _own?.Forward.Dispose();
        _own?.Backward.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Says where the losses have their factors and, over the whole mini-batch, their values.</summary>
    internal void Share(LossWeights weights, MiniBatchLosses miniBatch) => (_weights, _miniBatch) = (weights.Values, miniBatch);

    /// <summary>
    /// Has the context pack the weights into copies of its own, as helpers do: to read on one processor what another has just written takes
    /// longer.
    /// </summary>
    internal void KeepOwnWeights() => _own = (_network.OwnForward(), _network.OwnBackward());

    /// <summary>Packs the weights if the parameters have changed; to be called before a pass, on the thread of the pass.</summary>
    /// <param name="backward">Whether those of the backward pass are needed too.</param>
    internal void Refresh(bool backward)
    {
        long version = _network.Version;   // the caller has the turn, so that nobody changes them
        _packed = _own is { } own ? own.Forward.Refresh(ref _network.FirstParameter, version) : _network.RefreshForward(version);
        if (backward)
        {
            _packedBackward = _own is { } ours
                ? ours.Backward.Refresh(ref _network.FirstParameter, version)
                : _network.RefreshBackward(version);
        }
    }

    /// <summary>Forward, loss and backward over the samples [<paramref name="first"/>, <paramref name="first"/> +
    /// <paramref name="count"/>).</summary>
    /// <param name="batch">The mini-batch.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="count">The samples, at least 1.</param>
    /// <param name="gradients">The gradients, laid out as the parameters up to the frozen ones, which have no place, to which those of
    /// these samples are added.</param>
    /// <param name="scale">The factor of each sample's loss in the gradients: 1 / samples of the whole mini-batch.</param>
    /// <param name="key">A number that changes every step, the same for the whole mini-batch; it feeds dropout.</param>
    /// <returns>The sum over these samples of the weighted losses.</returns>
    protected internal abstract double ComputeGradients(Batch batch, int first, int count, ref float gradients, float scale, ulong key);

    /// <summary>Forward over the samples [<paramref name="first"/>, <paramref name="first"/> + <paramref name="count"/>), as in
    /// <see cref="ComputeGradients"/>, to keep the values that are scored over the whole mini-batch.</summary>
    /// <param name="batch">The mini-batch.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="count">The samples, at least 1.</param>
    /// <param name="key">As for <see cref="ComputeGradients"/>.</param>
    protected internal virtual void Gather(Batch batch, int first, int count, ulong key) =>
        throw new NotSupportedException("No loss of this network scores a whole mini-batch.");

    /// <summary>Scores all samples of a mini-batch together, and gives the gradients of their values.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="samples">The values and labels of all samples.</param>
    /// <returns>The loss of the mini-batch, without its weight.</returns>
    protected internal virtual float Score(int loss, LabelledValues samples) =>
        throw new NotSupportedException("No loss of this network compares labelled samples.");

    /// <summary>Forward as in prediction, and loss, over the samples [<paramref name="first"/>, <paramref name="first"/> +
    /// <paramref name="count"/>).</summary>
    /// <param name="batch">The mini-batch.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="count">The samples, at least 1.</param>
    /// <returns>The sum over these samples of the weighted losses.</returns>
    protected internal abstract double Evaluate(Batch batch, int first, int count);
}
