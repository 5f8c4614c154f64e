namespace Unroll;

/// <summary>
/// Processes that train one network together (<see cref="Trainer{TNetwork}.ProcessGroup"/>), each with a network of its own and its parts
/// of every mini-batch. The package Unroll.Mpi has one over MPI; a class that derives from this one may use whatever else connects
/// machines. All processes call the same members with the same lengths in the same order, each from one thread at a time.
/// </summary>
public abstract class ProcessGroup
{
    /// <summary>Slices begin at multiples of a cache line.</summary>
    private const int Alignment = 16;

    private float[] _received = [];

    /// <summary>A group as this process sees it.</summary>
    /// <param name="rank">Which of the processes this is, counted from 0.</param>
    /// <param name="size">How many there are.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is below 1, or <paramref name="rank"/> is not from 0 to
    /// <paramref name="size"/> - 1.</exception>
    protected ProcessGroup(int rank, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, size);
        (Rank, Size) = (rank, size);
    }

    /// <summary>Which of the processes this is, counted from 0.</summary>
    public int Rank { get; }

    /// <summary>How many processes there are.</summary>
    public int Size { get; }

    /// <summary>Gives every process the bytes of all, as MPI_Allgather does.</summary>
    /// <param name="own">Those of this process.</param>
    /// <param name="all">Receives those of all, one process behind the other in the order of their ranks.</param>
    /// <exception cref="ArgumentException"><paramref name="all"/> has not <see cref="Size"/> times as many bytes as
    /// <paramref name="own"/>.</exception>
    public void AllGather(ReadOnlySpan<byte> own, Span<byte> all)
    {
        if (all.Length != (long)own.Length * Size)
        {
            throw new ArgumentException(
                $"{Size} processes with {own.Length} bytes each have {(long)own.Length * Size} together, not {all.Length}.", nameof(all));
        }

        GatherBytes(own, all);
    }

    /// <summary>Gives every process the bytes of process 0, as MPI_Bcast does.</summary>
    /// <param name="bytes">Those of process 0; the others receive them.</param>
    public void Broadcast(Span<byte> bytes) => BroadcastBytes(bytes);

    /// <summary>
    /// Adds up the values of all processes, and gives every process the sums, as MPI_Allreduce does. Process 0 and 1 are added, 2 and 3,
    /// and so on, then these sums in pairs: the same bits on every process and in every run. Each process adds one slice of the values, so
    /// it sends and receives 2 (<see cref="Size"/> - 1) / <see cref="Size"/> times the values, as a ring does. Allocates nothing
    /// after the first call for as many values.
    /// </summary>
    /// <param name="values">The values of this process, as many in every process; replaced by the sums.</param>
    public void AllReduce(Span<float> values)
    {
        if (Size == 1)
            return;
        (int start, int length) = Slice(values.Length, Rank);
        if (_received.Length < length * Size)
            _received = GC.AllocateUninitializedArray<float>(checked(length * Size), pinned: true);
        Span<float> received = _received.AsSpan(0, length * Size);
        ExchangeSlices(values, received);
        for (int span = 1; span < Size; span *= 2)
        {
            for (int first = 0; first + span < Size; first += 2 * span)
            {
                Span<float> sum = received.Slice(first * length, length);
                Vectors.Add(sum, received.Slice((first + span) * length, length), sum);
            }
        }

        received[..length].CopyTo(values[start..]);
        GatherSlices(values);
    }

    /// <summary>What <see cref="AllGather"/> does, with lengths that fit.</summary>
    /// <param name="own">The bytes of this process.</param>
    /// <param name="all">Receives those of all.</param>
    protected abstract void GatherBytes(ReadOnlySpan<byte> own, Span<byte> all);

    /// <summary>What <see cref="Broadcast"/> does.</summary>
    /// <param name="bytes">The bytes.</param>
    protected abstract void BroadcastBytes(Span<byte> bytes);

    /// <summary>Sends every process its <see cref="Slice"/> of the values, and receives this process's slice of all, as MPI_Alltoallv
    /// does.</summary>
    /// <param name="values">The values of this process.</param>
    /// <param name="received">Receives one slice behind the other, in the order of the ranks.</param>
    protected abstract void ExchangeSlices(ReadOnlySpan<float> values, Span<float> received);

    /// <summary>Gives every process the slices of all, as MPI_Allgatherv does in place.</summary>
    /// <param name="values">The slice of this process is in its place; those of the others are received.</param>
    protected abstract void GatherSlices(Span<float> values);

    /// <summary>The values that a process adds up; perhaps none.</summary>
    /// <param name="length">All values.</param>
    /// <param name="rank">The process.</param>
    /// <returns>The first of them, and how many there are.</returns>
    protected (int Start, int Length) Slice(int length, int rank)
    {
        int blocks = (length / Alignment) + (length % Alignment == 0 ? 0 : 1);
        int start = Math.Min(length, (int)((long)blocks * rank / Size) * Alignment);
        int end = Math.Min(length, (int)((long)blocks * (rank + 1) / Size) * Alignment);
        return (start, end - start);
    }
}
