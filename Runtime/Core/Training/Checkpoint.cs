namespace Unroll;

/// <summary>A checkpoint that was read: everything with which a training goes on.</summary>
/// <param name="Path">The file, as it was given.</param>
/// <param name="Texts">The texts of its header; the <see cref="CheckpointSettings"/> are among them.</param>
/// <param name="State">The numbers of the training.</param>
/// <param name="Epochs">The results of the completed epochs.</param>
/// <param name="Values">The parameters, laid out as the flat buffer of the network.</param>
/// <param name="Best">Those of the best epoch, laid out alike; empty if there are none.</param>
/// <param name="Average">The averages of the parameters, laid out alike; empty if there are none.</param>
/// <param name="Averages">The averages of the optimizer, each laid out as the learnable part of the flat buffer; none before the first
/// step.</param>
internal sealed record Checkpoint(
    string Path,
    IReadOnlyDictionary<string, string> Texts,
    CheckpointState State,
    IReadOnlyList<EpochResult> Epochs,
    float[] Values,
    float[] Best,
    float[] Average,
    IReadOnlyList<float[]> Averages)
{
    /// <summary>Checks that a training would go on with the same bits.</summary>
    /// <param name="plan">The training.</param>
    /// <param name="settings">Its <see cref="CheckpointSettings"/>.</param>
    /// <param name="batches">The mini-batches of its epochs.</param>
    /// <exception cref="InvalidDataException">It would not; the message names the file, what differs, and what to do.</exception>
    public void Check(TrainingPlan plan, IEnumerable<KeyValuePair<string, string>> settings, int batches)
    {
        string? difference = CheckpointSettings.Difference(settings, Texts)
            ?? plan.Optimizer.RestoreProblem(plan.Network, State.OptimizerSteps, Averages.Count);
        if (difference is { } problem)
        {
            throw Wrong(
                $"the training cannot go on from it: {problem}. Give the trainer what it had, or begin anew without Resume; "
                + "the weights alone are loaded by Network.Load with LoadOptions.AllowExtra");
        }

        if (State.Batches > batches || (Best.Length > 0) != (plan.KeepBest && State.Best.Epoch is not null)
            || (Average.Length > 0) != (plan.WeightAverage is not null && State.Steps > 0))
        {
            throw Wrong(
                $"no trainer wrote it: {State.Batches} mini-batches of {batches} cannot be trained, "
                + "or the weights of the best epoch or the averages of the weights are missing");
        }

        if (plan.Epochs < State.Epochs || (plan.Epochs == State.Epochs && State.Batches > 0))
            throw Wrong($"it was written {State.Position}, but {plan.Epochs} epochs were asked for; ask for more");
    }

    private InvalidDataException Wrong(string what) => new($"{Path}: {what}.");
}
