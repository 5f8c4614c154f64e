using System.Runtime.InteropServices;

namespace Unroll;

/// <content>What the processes of a group do together besides the gradients.</content>
internal sealed partial class TrainingRun
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Whether this process tells of the training and writes checkpoints, which one process does for all.</summary>
    private bool IsFirst => _plan.Together is not { Group.Rank: > 0 };

    /// <summary>Gives all processes the state of process 0, which may have been resumed: parameters, optimizer, dropout, results.</summary>
    /// <exception cref="ProcessGroupException">Another process could not take it, or has other epochs or another patience.</exception>
    /// <exception cref="InvalidOperationException">This process was given another training than process 0.</exception>
    public void BeginTogether()
    {
        if (_plan.Together is not { } together)
            return;
        using var state = new MemoryStream();
        if (IsFirst)
            _writer.Write(state, State(), _epochs, _best);
        long end = ((long)_plan.Epochs << 32) | (uint)(_plan.Patience ?? 0);
        together.MeetWithSame(end, canceled: false, "other epochs or another Patience");
        Broadcast(together, state);
        if (!IsFirst)
            Take(together.Group.Rank, state);
        together.Meet();
    }

    /// <summary>Whether the training is to be ended; where there are other processes, they are told.</summary>
    private bool IsCanceled(CancellationToken cancellation)
    {
        if (!cancellation.IsCancellationRequested)
            return false;
        _plan.Together?.Meet(canceled: true);
        return true;
    }

    /// <summary>Whether any process is to end the training; all have the same weights.</summary>
    private bool IsCanceledAfterEpoch(CancellationToken cancellation, int epoch)
    {
        bool canceled = cancellation.IsCancellationRequested;
        if (_plan.Together is not { } together)
            return canceled;
        var hash = new XxHash64();
        hash.Add(MemoryMarshal.AsBytes(_plan.Network.Values));
        return together.MeetWithSame((long)hash.Value, canceled, $"other weights after epoch {epoch}");
    }

    // In pieces, so that no process needs more at a time than its own copy.
    private static void Broadcast(Agreement together, MemoryStream state)
    {
        long length = state.Length;
        together.Broadcast(MemoryMarshal.AsBytes(new Span<long>(ref length)));
        state.SetLength(length);
        Span<byte> bytes = state.GetBuffer().AsSpan(0, (int)length);
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(ChunkBytes, bytes.Length)..])
            together.Broadcast(bytes[..Math.Min(ChunkBytes, bytes.Length)]);
    }

    private void Take(int rank, MemoryStream state)
    {
        Checkpoint sent = CheckpointReader.Read(state, "what process 0 sent", _plan.Network.Declaration);
        if (CheckpointSettings.Difference(_writer.Settings(), sent.Texts) is { } difference)
        {
            throw new InvalidOperationException(
                $"Process {rank} was given another training than process 0: {difference} there. Give all processes the same.");
        }

        GoOn(sent);
    }
}
