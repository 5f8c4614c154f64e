using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// The mini-batches of a data set that this process measures: all, or a share of them where there are several processes, which then tell
/// each other what they have found.
/// </summary>
internal sealed class MeasurementShare
{
    private readonly Agreement? _together;
    private readonly int _batches;
    private readonly double[] _own;    // the losses of the mini-batches, the predictions, and the right ones among them
    private readonly double[] _all;

    /// <param name="together">The processes; null for this one alone.</param>
    /// <param name="batches">The mini-batches of the data set.</param>
    public MeasurementShare(Agreement? together, int batches)
    {
        (_together, _batches) = (together, batches);
        (int rank, int size) = (together?.Group.Rank ?? 0, together?.Group.Size ?? 1);
        (First, End) = (Start(rank, size), Start(rank + 1, size));
        _own = new double[((batches + size - 1) / size) + 2];
        _all = together is null ? [] : new double[_own.Length * size];
    }

    /// <summary>The first mini-batch that this process measures.</summary>
    public int First { get; }

    /// <summary>The one behind the last.</summary>
    public int End { get; }

    /// <summary>Tells the mean loss of a mini-batch of this process.</summary>
    public void Add(int batch, float loss) => _own[batch - First] = loss;

    /// <summary>The mean loss of a mini-batch of any process, after <see cref="Exchange"/>.</summary>
    public double LossOf(int batch)
    {
        if (_together is null)
            return _own[batch];
        int size = _together.Group.Size, rank = (int)((((long)batch + 1) * size - 1) / _batches);
        return _all[(rank * _own.Length) + batch - Start(rank, size)];
    }

    /// <summary>Gives all processes what each has found.</summary>
    /// <param name="reader">It has counted the predictions of this process, and then has those of all; null if nobody counts.</param>
    public void Exchange(ClassificationReader? reader)
    {
        if (_together is null)
            return;
        (_own[^2], _own[^1]) = (reader?.Count ?? 0, reader?.Correct ?? 0);
        _together.Meet();
        _together.Gather(MemoryMarshal.AsBytes(_own.AsSpan()), MemoryMarshal.AsBytes(_all.AsSpan()));
        reader?.Clear();
        for (int end = _own.Length; end <= _all.Length; end += _own.Length)
            reader?.Add((long)_all[end - 2], (long)_all[end - 1]);
    }

    private int Start(int rank, int size) => (int)((long)_batches * rank / size);
}
