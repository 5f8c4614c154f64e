namespace Unroll;

/// <content>The page about the training.</content>
internal sealed partial class TrainingRun
{
    private readonly TrainingWatch? _watch;

    /// <summary>Whether the report looks at a step: the first of the training, and the last of an epoch.</summary>
    private bool IsWatched(int number) => _watch is not null && (_steps == 0 || number == Batches);

    private void WriteReport(StopReason? ended = null, bool restoredBest = false, string? failure = null)
    {
        if (_watch is null)
            return;
        bool isOver = ended is not null || failure is not null;
        ParameterSnapshot parameters;
        using (_plan.Network.TakeTurn())
            parameters = ParameterSnapshot.Of(_plan.Network, epoch: null);
        var training = new TrainingContent(_plan, _watch, [.. _epochs], _best.Epoch, _steps)
        {
            Ended = ended,
            RestoredBest = restoredBest,
            Failure = failure,
        };
        SetReview? review = isOver && _plan.Dev is { } dev ? SetReview.Run(_plan.Network, dev, _plan.ReportOptions.WorstSamples) : null;
        ReportPage.Save(
            _plan.Report!, new ReportContent(_plan.Network, _plan.ReportOptions, parameters, training, review, DateTimeOffset.Now));
    }
}
