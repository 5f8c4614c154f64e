using System.Diagnostics;

namespace Unroll;

/// <content>Where the training is, what is written of it, and how it goes on.</content>
internal sealed partial class TrainingRun
{
    private readonly CheckpointWriter _writer;
    private int _batches;          // trained of the epoch that follows those completed
    private TimeSpan _earlier;     // what this epoch took before the training was resumed
    private long _start;           // when this epoch began or went on
    private int _reporter;         // the thread that is reporting to Progress; 0 while none is

    /// <summary>Whether the present thread is reporting to Progress, so that everything stands between two mini-batches.</summary>
    public bool IsReporting => _reporter == Environment.CurrentManagedThreadId;

    private TimeSpan Elapsed => _earlier + Stopwatch.GetElapsedTime(_start);

    /// <summary>Takes over a training that was interrupted.</summary>
    /// <exception cref="InvalidDataException">It was another training; nothing was changed.</exception>
    public void GoOn(Checkpoint checkpoint)
    {
        checkpoint.Check(_plan, _writer.Settings(), Batches);
        CheckpointState state = checkpoint.State;
        _plan.Optimizer.Restore(_plan.Network, state.OptimizerSteps, checkpoint.Averages);
        _plan.Network.Restore(checkpoint.Values, state.DropoutStep);
        if (checkpoint.Average.Length > 0)
            _plan.WeightAverage!.Restore(_plan.Network, state.Steps, checkpoint.Average);
        _best.GoOn(state.Best, checkpoint.Best);
        _epochs.AddRange(checkpoint.Epochs);
        _loss.Restore(state.LossSum, state.LossCount);
        (_batches, _steps, _learningRate, _earlier) = (state.Batches, state.Steps, state.LearningRate, state.Elapsed);
    }

    /// <summary>Writes a checkpoint; everything must stand between two mini-batches.</summary>
    public void WriteCheckpoint(string path) => _writer.Write(path, State(), _epochs, _best);

    private CheckpointState State() => new(
        _epochs.Count,
        _batches,
        _steps,
        _loss.Sum,
        _loss.Count,
        _learningRate,
        _batches == 0 ? TimeSpan.Zero : Elapsed,
        _plan.Optimizer.Steps,
        _plan.Network.DropoutStep,
        _best.State);

    private void WriteCheckpoint()
    {
        if (_plan.Checkpoint is { } path && IsFirst)
            WriteCheckpoint(path);
    }

    private void WriteCheckpointIfDue()
    {
        if (_plan.CheckpointEvery is { } every && _steps % every == 0)
            WriteCheckpoint();
    }
}
