namespace Unroll.Runtime.Tests.Reports;

public sealed class TrainingFindingsTests
{
    [Fact]
    public void A_development_loss_that_rises_while_the_other_falls_is_overfitting()
    {
        double[] train = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.08], dev = [1.1, 0.9, 0.8, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];
        Finding found = Assert.Single(Findings(train, dev), finding => finding.Weight == FindingWeight.Warning);
        // Medians of the epochs 2 to 6 and 6 to 10.
        Assert.StartsWith(
            "Overfitting since epoch 4: the training loss fell further, from 0.5 to 0.15, but the development loss rose from 0.8 to 0.9 ",
            found.Text);
    }

    [Fact]
    public void One_that_goes_up_and_down_is_not()
    {
        double[] train = [1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.08], dev = [1.1, 0.9, 0.8, 0.5, 0.7, 0.6, 0.75, 0.6, 0.8, 0.65];
        Assert.Empty(Findings(train, dev));
        Assert.Empty(Findings([1, 0.5, 0.4, 0.3], [1, 0.5, 0.7, 0.9]));   // too few epochs to tell
    }

    [Fact]
    public void That_the_last_epoch_was_the_best_is_told()
    {
        Finding found = Assert.Single(Findings([3, 2, 1], [3, 2, 1]));
        Assert.Equal((FindingWeight.Note, "The last epoch was the best: more epochs may bring more."), (found.Weight, found.Text));
    }

    private static IEnumerable<Finding> Findings(double[] train, double[] dev)
    {
        EpochResult[] epochs =
        [
            .. train.Select((loss, i) => new EpochResult(i + 1, loss, null, dev[i], null, 0.1f, TimeSpan.Zero, TimeSpan.Zero)),
        ];
        int best = Array.IndexOf(dev, dev.Min()) + 1;
        return TrainingFindings.Of(new TrainingContent(null!, null!, epochs, best, epochs.Length) { Ended = StopReason.Completed });
    }
}
