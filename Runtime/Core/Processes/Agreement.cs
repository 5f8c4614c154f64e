using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>
/// Has the processes of a group agree on whether a training goes on. They meet at the same places, where each tells how it is and one
/// number. So an exception in one of them reaches the others at their next meeting, and none waits for another that will not come.
/// </summary>
/// <param name="group">The processes.</param>
internal sealed class Agreement(ProcessGroup group)
{
    private readonly Report[] _all = new Report[group.Size];

    private enum Status : long
    {
        GoesOn,
        Canceled,
        Failed,
    }

    /// <summary>The processes.</summary>
    public ProcessGroup Group => group;

    /// <summary>Whether no process waits for this one any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>What a process told at the last meeting.</summary>
    public double NumberOf(int rank) => _all[rank].Number;

    /// <summary>Waits for all processes.</summary>
    /// <param name="number">What this one tells.</param>
    /// <param name="canceled">Whether it was asked to end the training.</param>
    /// <returns>Whether one was.</returns>
    /// <exception cref="ProcessGroupException">Another has failed.</exception>
    public bool Meet(double number = 0, bool canceled = false)
    {
        Tell(new Report(canceled ? Status.Canceled : Status.GoesOn, number));
        bool any = false;
        for (int rank = 0; rank < group.Size; rank++)
        {
            any |= _all[rank].Status == Status.Canceled;
            if (_all[rank].Status == Status.Failed)
                throw Ended($"Process {rank} of {group.Size} could not go on with the training; its own exception says why.", rank);
        }

        return any;
    }

    /// <summary>As <see cref="Meet"/>, for what must be the same in all processes.</summary>
    /// <param name="bits">What this one has.</param>
    /// <param name="canceled">As for <see cref="Meet"/>.</param>
    /// <param name="what">What it is, as the end of a sentence.</param>
    /// <exception cref="ProcessGroupException">Another has failed, or has something else.</exception>
    public bool MeetWithSame(long bits, bool canceled, string what)
    {
        bool any = Meet(BitConverter.Int64BitsToDouble(bits), canceled);
        for (int rank = 1; rank < group.Size; rank++)
        {
            if (BitConverter.DoubleToInt64Bits(NumberOf(rank)) != BitConverter.DoubleToInt64Bits(NumberOf(0)))
                throw Ended($"Process {rank} has {what} than process 0.", rank);
        }

        return any;
    }

    /// <summary>Tells the others, at their next meeting, that this process cannot go on.</summary>
    public void Fail()
    {
        Tell(new Report(Status.Failed, 0));
        IsOver = true;
    }

    /// <summary>Adds up values of all processes.</summary>
    public void Sum(Span<float> values)
    {
        IsOver = true;   // unless it ends: whoever cannot communicate cannot tell so
        group.AllReduce(values);
        IsOver = false;
    }

    /// <summary>Gives all processes the bytes of all.</summary>
    public void Gather(ReadOnlySpan<byte> own, Span<byte> all)
    {
        IsOver = true;
        group.AllGather(own, all);
        IsOver = false;
    }

    /// <summary>The sample that one process suspects, for all.</summary>
    /// <param name="own">The one that this process suspects.</param>
    public Suspect? Share(Suspect? own)
    {
        Meet(own?.Sample ?? -1);
        for (int rank = 0; own is null && rank < group.Size; rank++)
        {
            if (NumberOf(rank) is >= 0 and var sample)
                own = new Suspect((int)sample, $"is the reason, as process {rank} found");
        }

        return own;
    }

    /// <summary>Gives all processes the bytes of process 0.</summary>
    public void Broadcast(Span<byte> bytes)
    {
        IsOver = true;
        group.Broadcast(bytes);
        IsOver = false;
    }

    private ProcessGroupException Ended(string message, int rank)
    {
        IsOver = true;
        return new ProcessGroupException(message + " The training has ended in all processes.", rank);
    }

    private void Tell(Report own)
    {
        IsOver = true;
        group.AllGather(MemoryMarshal.AsBytes(new ReadOnlySpan<Report>(in own)), MemoryMarshal.AsBytes(_all.AsSpan()));
        IsOver = false;
    }

    private readonly record struct Report(Status Status, double Number);
}
