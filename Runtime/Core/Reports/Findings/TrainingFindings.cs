namespace Unroll;

/// <summary>What the results of the epochs tell.</summary>
internal static class TrainingFindings
{
    private const double Worse = 1.1, Gap = 0.05;

    /// <summary>Losses are compared by the medians of so many epochs: those of single ones go up and down.</summary>
    private const int Window = 5;

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
            if (Overfitting(training.Epochs, bestEpoch) is { } overfitting)
                yield return overfitting;
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

    private static Finding? Overfitting(IReadOnlyList<EpochResult> epochs, int best)
    {
        EpochResult[] around = [.. epochs.Where(epoch => Math.Abs(epoch.Epoch - best) <= Window / 2)], late = [.. epochs.TakeLast(Window)];
        if (epochs.Count - best < Window)
            return null;
        double devThen = Median(around, epoch => epoch.DevLoss!.Value), devLate = Median(late, epoch => epoch.DevLoss!.Value);
        double trainThen = Median(around, epoch => epoch.TrainLoss), trainLate = Median(late, epoch => epoch.TrainLoss);
        return !(devLate > Worse * devThen && trainLate < trainThen) ? null : new Finding(
            FindingWeight.Warning,
            $"Overfitting since epoch {best}: the training loss fell further, from {Figure.Of(trainThen)} to {Figure.Of(trainLate)}, "
            + $"but the development loss rose from {Figure.Of(devThen)} to {Figure.Of(devLate)} (medians of up to {Window} epochs). "
            + "More data, augmentation, dropout or weight decay helps.");
    }

    private static double Median(EpochResult[] epochs, Func<EpochResult, double> loss) =>
        epochs.Select(loss).Order().ElementAt(epochs.Length / 2);
}
