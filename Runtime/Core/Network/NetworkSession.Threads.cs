using System.ComponentModel;
using System.Runtime.CompilerServices;
using Unroll.Kernels;

namespace Unroll;

/// <content>Predictions on several threads.</content>
public abstract unsafe partial class NetworkSession
{
    /// <summary>
    /// Multiply-adds from which on several threads share a call. They take some 30 microseconds of one thread; to wake another takes half
    /// of that.
    /// </summary>
    private const long SharedMultiplyAdds = 1 << 21;

    private readonly long _multiplyAdds;
    private SharedPrediction? _shared;
    private volatile int _threads = 1;

    /// <summary>
    /// The threads that predict, the caller included; 1 unless set. They share out the samples of a call or, of a network with much work
    /// for each, the work of one sample. A call with little work uses the caller's alone, as does a network with more than
    /// <see cref="PredictionSpans.Most"/> inputs and outputs together. No more threads start than a call has parts, nor more than the
    /// machine has processors, or 16 where it has fewer. The outputs are the same, bit for bit, whatever the number. The threads start with
    /// the first call that needs them, sleep between calls, and end with the session.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below 1.</exception>
    public int Threads
    {
        get => _threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _threads = value;
        }
    }

    /// <summary>Makes a session for another thread; generated code implements it.</summary>
    /// <param name="network">The network of this session.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract NetworkSession CreateHelper(Network network);

    /// <summary>Predicts some of many samples; generated code implements it.</summary>
    /// <param name="operands">Where the samples lie.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="end">The one behind the last.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract void PredictSamples(SampleOperands operands, int first, int end);

    /// <summary>Does what one thread does of a phase of a sample's prediction; generated code of networks with
    /// <see cref="MemoryDescription.Phases"/> implements it.</summary>
    /// <param name="operands">Where the samples lie.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="phase">The phase.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void PredictSerial(SampleOperands operands, int sample, int phase) => throw new NotSupportedException();

    /// <summary>Does a share of a phase of a sample's prediction; generated code of networks with <see cref="MemoryDescription.Phases"/>
    /// implements it.</summary>
    /// <param name="operands">Where the samples lie.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="buffers">The buffers of the session whose prediction it is.</param>
    /// <param name="share">The share, from 0.</param>
    /// <param name="shares">How many there are.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void PredictShare(
        SampleOperands operands, int sample, int phase, ref float buffers, int share, int shares) =>
        throw new NotSupportedException();

    /// <summary>The buffers, for the shares of other threads; <see cref="Enter"/> comes before.</summary>
    internal ref float Buffers => ref Arena;

    /// <summary>Whether several threads are to predict so many samples.</summary>
    /// <param name="count">The samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool IsShared(int count) =>
        _threads > 1 && (count > 1 || _network.Declaration.Memory.Phases > 0) && _multiplyAdds * count >= SharedMultiplyAdds;

    /// <summary>Predicts samples on all threads. Allocates nothing after the first call.</summary>
    /// <param name="operands">The inputs and, behind them, the outputs.</param>
    /// <param name="count">The samples.</param>
    /// <exception cref="InvalidOperationException">The session predicts on another thread.</exception>
    /// <exception cref="ObjectDisposedException">The session or its network is disposed.</exception>
    protected void Share(PredictionSpans operands, int count)
    {
        Enter();   // for the helpers, too, who find the weights packed
        try
        {
            Shared(count).Run(operands, count);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>The threads, started anew when there are too few for the samples or more than are wanted.</summary>
    private SharedPrediction Shared(int count)
    {
        int most = _threads, threads = SharedPrediction.ThreadsFor(_network.Declaration.Memory, count, most);
        if (_shared is { } running && running.Threads >= threads && running.Threads <= most)
            return running;
        _shared?.Dispose();
        _shared = null;
        return _shared = new SharedPrediction(this, _network, threads);
    }
}
