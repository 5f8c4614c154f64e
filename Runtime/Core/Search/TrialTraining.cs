namespace Unroll;

/// <summary>What a trial of a <see cref="Search"/> trains, and how. The search disposes network and optimizer after the training.</summary>
/// <example>
/// <code>
/// new TrialTraining(new Trainer&lt;Network&gt;(new LeNet5(seed: 1), new Adam(trial.Get(rate))), trial.Get(batchSize))
/// </code>
/// </example>
public sealed class TrialTraining
{
    /// <summary>A training.</summary>
    /// <param name="trainer">Network, optimizer and all settings. The search sets <see cref="Trainer{TNetwork}.SelectBy"/>,
    /// <see cref="Trainer{TNetwork}.KeepBest"/> and <see cref="Trainer{TNetwork}.Checkpoint"/>.</param>
    /// <param name="batchSize">The samples of a mini-batch.</param>
    /// <exception cref="ArgumentNullException"><paramref name="trainer"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public TrialTraining(Trainer<Network> trainer, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (Trainer, BatchSize) = (trainer, batchSize);
    }

    /// <summary>Network, optimizer and all settings.</summary>
    public Trainer<Network> Trainer { get; }

    /// <summary>The samples of a mini-batch.</summary>
    public int BatchSize { get; }
}
