namespace Unroll;

/// <content>Checkpoints: files with which an interrupted training goes on.</content>
public sealed partial class Trainer<TNetwork>
{
    private Checkpoint? _resumed;
    private TrainingRun? _run;

    /// <summary>
    /// The file that Fit writes after each epoch, and when it is canceled after a step, so that <see cref="Resume"/> can go on from there.
    /// It is null, the default, for none. The file is written beside its place and then renamed: after whatever interruption there is the
    /// old one or the new one. Without Resume a file that exists is replaced by the first checkpoint that is written. It is as large as the
    /// parameters, those of the best epoch, their averages and those of the optimizer together.
    /// </summary>
    /// <remarks>
    /// A safetensors file. Its tensors under the names of <see cref="Network.Parameters"/> are the weights of the last step, those under
    /// "best/" the weights of the best epoch, and those under "average/" the averages of <see cref="WeightAverage"/>. All can be loaded by
    /// <see cref="Network.Load(string, LoadOptions)"/>. Keras: BackupAndRestore; PyTorch Lightning: ModelCheckpoint.
    /// </remarks>
    /// <exception cref="ArgumentException">Set to an empty name.</exception>
    /// <example>
    /// <code>
    /// trainer.Checkpoint = "lenet.checkpoint";
    /// if (File.Exists(trainer.Checkpoint))
    ///     trainer.Resume(trainer.Checkpoint);
    /// trainer.Fit(train, dev, epochs: 10);
    /// </code>
    /// </example>
    public string? Checkpoint
    {
        get;
        set
        {
            if (value is not null)
                ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <summary>After how many mini-batches <see cref="Checkpoint"/> is written, too, for long epochs; null, the default, for the ends of
    /// epochs alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below 1.</exception>
    public int? CheckpointEvery
    {
        get;
        set
        {
            if (value is { } batches)
                ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// Has the next Fit go on from a checkpoint, with the results of its epochs in the history. On the same kind of machine and with the
    /// same version of Unroll the bits are the same as if the training had never been interrupted. The file is read and checked here;
    /// network and optimizer change when Fit begins.
    /// </summary>
    /// <remarks>
    /// Fit must be given what the interrupted one was given: the same samples, mini-batches and seeds, the same optimizer with the same
    /// settings, and all else that changes the result. It may be given more epochs, another <see cref="Patience"/>, and any number of
    /// threads. In a <see cref="ProcessGroup"/> all processes go on from what process 0 was given, so the others need no file.
    /// </remarks>
    /// <param name="path">The file, written by <see cref="Checkpoint"/> or <see cref="SaveCheckpoint"/>.</param>
    /// <returns>How far the training was.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, no checkpoint, or one of another network; the message names the file and
    /// what is wrong.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path.</exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public CheckpointPosition Resume(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _resumed = CheckpointReader.Read(path, Network.Declaration);
        return _resumed.State.Position;
    }

    /// <summary>
    /// Writes a checkpoint now, for those who choose the moments themselves; to be called by <see cref="Progress"/>, which is told of every
    /// mini-batch on the thread that trains.
    /// </summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <exception cref="InvalidOperationException">
    /// Fit is not just reporting to <see cref="Progress"/>; a parameter is not finite; or the optimizer was reset meanwhile.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or no path.</exception>
    /// <exception cref="IOException">The path names a folder, a device or a pipe, or the file cannot be written; it is as it
    /// was.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (_run is not { IsReporting: true } run)
        {
            throw new InvalidOperationException(
                "A checkpoint is one of a training under way: call SaveCheckpoint from Progress, on the thread of Fit, "
                + "or have Fit write it by setting Checkpoint.");
        }

        run.WriteCheckpoint(path);
    }

    private TrainingHistory Run(TrainingRun run, CancellationToken cancellation)
    {
        if (_resumed is { } checkpoint)
        {
            if (ProcessGroup is not { Rank: > 0 })
                run.GoOn(checkpoint);
            _resumed = null;
        }

        run.BeginTogether();
        _run = run;
        try
        {
            return run.Run(cancellation);
        }
        finally
        {
            _run = null;
        }
    }
}
