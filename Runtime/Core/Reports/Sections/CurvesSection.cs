namespace Unroll;

/// <summary>Losses, accuracies, learning rate and time of the epochs.</summary>
internal static class CurvesSection
{
    private const double Wide = 30;   // losses that differ by more are shown on a logarithmic axis

    public static void Write(HtmlWriter html, ReportContent content)
    {
        TrainingContent training = content.Training!;
        html.Add($"<div class=\"charts\">\n");
        html.Add($"{Losses(training).Draw()}\n");
        if (Accuracies(training) is { } accuracies)
            html.Add($"{accuracies.Draw()}\n");
        html.Add($"{Rates(training).Draw()}\n{Times(training).Draw()}\n</div>\n");
        html.Add($"<p class=\"note\">The training loss is the mean of an epoch's mini-batches, each before its step, with dropout, ");
        html.Add($"augmentation and the L1 and L2 terms. All else is measured at the end of an epoch, as at inference");
        if (training.Epochs[0].TrainAccuracy is not null)
            html.Add($"; the training accuracy on up to {training.Plan.TrainAccuracySamples:N0} samples");
        html.Add($".</p>\n");
        if (training.Plan.Dev is null)
            html.Add($"<p>There was no development set, so nothing tells how well the network does on other samples.</p>\n");
        Table(html, training);
    }

    private static LineChart Losses(TrainingContent training)
    {
        List<Series> curves = [Curve("training", "one", training, epoch => epoch.TrainLoss)];
        if (training.Plan.Dev is not null)
            curves.Add(Curve("development", "two", training, epoch => epoch.DevLoss));
        double[] losses = [.. curves.SelectMany(curve => curve.Points).Select(point => point.Y).Where(double.IsFinite)];
        return new LineChart
        {
            Title = "Loss",
            Unit = "mean loss of a sample",
            Along = "epoch",
            Curves = curves,
            IsLogarithmic = losses.Length > 0 && losses.Min() > 0 && losses.Max() > Wide * losses.Min(),
            Mark = Best(training),
        };
    }

    private static LineChart? Accuracies(TrainingContent training)
    {
        Series[] curves =
        [
            Curve("training", "one", training, epoch => 100 * epoch.TrainAccuracy),
            Curve("development", "two", training, epoch => 100 * epoch.DevAccuracy),
        ];
        curves = [.. curves.Where(curve => curve.Points.Any(point => double.IsFinite(point.Y)))];
        return curves.Length == 0 ? null : new LineChart
        {
            Title = "Accuracy",
            Unit = "samples in the right class, %",
            Along = "epoch",
            Curves = curves,
            Mark = Best(training),
            Write = value => $"{Figure.Of(value, 4)} %",
        };
    }

    private static LineChart Rates(TrainingContent training) => new()
    {
        Title = "Learning rate",
        Unit = "rate of the epoch's last step",
        Along = "epoch",
        Curves = [Curve("learning rate", "one", training, epoch => epoch.LearningRate)],
    };

    private static LineChart Times(TrainingContent training) => new()
    {
        Title = "Time",
        Unit = "seconds an epoch",
        Along = "epoch",
        Curves =
        [
            Curve("training", "one", training, epoch => epoch.TrainingTime.TotalSeconds),
            Curve("measuring", "two", training, epoch => epoch.EvaluationTime.TotalSeconds),
        ],
    };

    private static (double, string)? Best(TrainingContent training) => training.BestEpoch is { } best ? (best, "best") : null;

    private static Series Curve(string name, string style, TrainingContent training, Func<EpochResult, double?> number) =>
        new(name, style, [.. training.Epochs.Select(epoch => ((double)epoch.Epoch, number(epoch) ?? double.NaN))]);

    private static void Table(HtmlWriter html, TrainingContent training)
    {
        html.Add($"<details><summary>Numbers of every epoch</summary>\n");
        ReportTable.Open(
            html, "epochs", "", [],
            ["epoch", "training loss", "development loss", "training accuracy", "development accuracy", "learning rate",
                "training time", "measuring time"]);
        foreach (EpochResult epoch in training.Epochs)
        {
            html.Add($"<tr class=\"{(epoch.Epoch == training.BestEpoch ? "best" : "")}\">");
            foreach (string cell in (string[])[
                Figure.Count(epoch.Epoch), Number(epoch.TrainLoss), Number(epoch.DevLoss), Share(epoch.TrainAccuracy),
                Share(epoch.DevAccuracy), Figure.Of(epoch.LearningRate, 4), Figure.Time(epoch.TrainingTime),
                Figure.Time(epoch.EvaluationTime)])
            {
                ReportTable.Number(html, cell);
            }

            html.Add($"</tr>\n");
        }

        ReportTable.Close(html);
        html.Add($"</details>\n");
    }

    private static string Number(double? value) => value is { } number ? Figure.Of(number, 5) : "\u2013";

    private static string Share(double? value) => value is { } share ? Figure.Percent(share, 2) : "\u2013";
}
