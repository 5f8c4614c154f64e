namespace Unroll;

/// <summary>What the results of the epochs tell.</summary>
internal static class TrainingFindings
{
    private const double Worse = 1.05, Gap = 0.05;

    /// <summary>The findings.</summary>
    public static IEnumerable<Finding> Of(TrainingContent training)
    {
        if (training.Failure is { } failure)
            yield return new Finding(FindingWeight.Problem, $"The training failed. {failure}");
        if (training.Epochs.Count == 0)
            yield break;
        EpochResult last = training.Epochs[^1];
        if (training.BestEpoch is { } bestEpoch)
        {
            EpochResult best = training.Epochs[bestEpoch - 1];
            if (last.DevLoss > Worse * best.DevLoss && last.TrainLoss < best.TrainLoss)
            {
                yield return new Finding(
                    FindingWeight.Warning,
                    $"Overfitting since epoch {best.Epoch}: the training loss fell further, from {Figure.Of(best.TrainLoss)} to "
                    + $"{Figure.Of(last.TrainLoss)}, but the development loss rose from {Figure.Of(best.DevLoss!.Value)} to "
                    + $"{Figure.Of(last.DevLoss!.Value)}. More data, augmentation, dropout or weight decay helps.");
            }

            if (best == last && training.Ended == StopReason.Completed && training.Epochs.Count > 1)
                yield return new Finding(FindingWeight.Note, "The last epoch was the best: more epochs may bring more.");
        }

        if (training.Kept is { TrainAccuracy: { } train, DevAccuracy: { } dev } && train - dev > Gap)
        {
            yield return new Finding(
                FindingWeight.Note,
                $"The network knows its training samples better than others: {Figure.Percent(train)} of them are right, "
                + $"against {Figure.Percent(dev)} of the development set (variance).");
        }
    }
}
