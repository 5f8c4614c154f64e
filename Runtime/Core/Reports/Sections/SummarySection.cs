namespace Unroll;

/// <summary>The heading, the figures that matter most, and what stands out.</summary>
internal static class SummarySection
{
    public static void Write(HtmlWriter html, ReportContent content)
    {
        html.Add($"<header>\n<h1>{content.Title}</h1>\n<p class=\"quiet\">{Subtitle(content)}</p>\n</header>\n");
        html.Add($"<dl class=\"key-figures\">\n");
        foreach ((string name, string value, string more) in Figures(content))
            html.Add($"<div><dt>{name}</dt><dd>{value}<small>{more}</small></dd></div>\n");
        html.Add($"</dl>\n");

        Finding[] findings =
        [
            .. (content.Training is { } training ? TrainingFindings.Of(training) : [])
                .Concat(ReviewFindings.OfParameters(content))
                .Concat(GradientFindings.Of(content))
                .Concat(ReviewFindings.OfClasses(content))
                .OrderBy(finding => finding.Weight),
        ];
        if (findings.Length == 0)
            return;
        html.Add($"<ul class=\"findings\">\n");
        foreach (Finding finding in findings)
        {
            (string style, string word) = finding.Weight switch
            {
                FindingWeight.Problem => ("problem", "Problem"),
                FindingWeight.Warning => ("warning", "Warning"),
                FindingWeight.Good => ("good", "Good"),
                _ => ("remark", "Note"),
            };
            html.Add($"<li class=\"{style}\"><b>{word}</b>{finding.Text}</li>\n");
        }

        html.Add($"</ul>\n");
    }

    private static string Subtitle(ReportContent content)
    {
        string written = content.Written.ToString("d MMMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        if (content.Training is not { } training)
            return $"{content.Description.Name}, as it was on {written}";
        string state = training switch
        {
            { Failure: not null } => $"the training failed in epoch {training.Epochs.Count + 1}",
            { Ended: StopReason.Completed } => $"trained for {Figure.Count(training.Epochs.Count, "epoch", "epochs")}",
            { Ended: StopReason.EarlyStopping } => $"stopped early after {Figure.Count(training.Epochs.Count, "epoch", "epochs")}",
            { Ended: StopReason.Canceled } => $"canceled after {Figure.Count(training.Steps, "step", "steps")}",
            _ => $"in training: {training.Epochs.Count} of {training.Plan.Epochs} epochs done; load this page again for more",
        };
        return $"{content.Description.Name}, {state}; {written}";
    }

    private static IEnumerable<(string Name, string Value, string More)> Figures(ReportContent content)
    {
        NetworkDescription network = content.Description;
        if (content.Training is { Kept: { } kept } training)
        {
            string epoch = training.BestEpoch is null ? $"epoch {kept.Epoch}" : $"epoch {kept.Epoch}, the best";
            if (kept.DevAccuracy is { } accuracy)
                yield return ("Accuracy", Figure.Percent(accuracy, 2), $"development set, epoch {kept.Epoch}");
            if (kept.DevLoss is { } loss)
                yield return ("Loss", Figure.Of(loss, 4), $"development set, epoch {kept.Epoch}");
            yield return ("Training loss", Figure.Of(kept.TrainLoss, 4), epoch);
            TimeSpan time = training.Epochs.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.TrainingTime);
            yield return ("Training time", Figure.Time(time), $"{Figure.Time(time / training.Epochs.Count)} an epoch");
        }
        else if (content.Review is { } review)
        {
            if (review.Confusion is { Count: > 0 } confusion)
                yield return ("Accuracy", Figure.Percent(confusion.Accuracy, 2), $"of {Figure.Count(review.Count, "sample", "samples")}");
            if (review.HasLosses)
                yield return ("Mean loss", Figure.Of(review.Loss, 4), $"of {Figure.Count(review.Count, "sample", "samples")}");
        }

        yield return ("Parameters", Figure.Count(network.ParameterCount), Figure.Bytes(network.ParameterCount));
        yield return ("Multiply-adds", Figure.Count(network.MultiplyAdds), "a sample, forward");
    }
}
