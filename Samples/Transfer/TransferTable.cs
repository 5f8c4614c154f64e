using Spectre.Console;

namespace Samples.Transfer;

/// <summary>The accuracies of all trials with so many images of a kind.</summary>
/// <param name="Each">The images of a kind.</param>
/// <param name="Trials">The shares of test images recognised, from 0 to 1, of each draw.</param>
internal sealed record TransferRow(int Each, IReadOnlyList<(double Transferred, double Scratch)> Trials);

/// <summary>The trials by the number of images.</summary>
internal static class TransferTable
{
    /// <summary>One row a number of images, with the mean, the lowest and the highest accuracy.</summary>
    public static Table Of(IEnumerable<TransferRow> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string heading in new[] { "images a kind", "draws", "frozen body, new head", "from scratch", "mean difference" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (TransferRow row in rows)
        {
            table.AddRow(
                $"{row.Each}", $"{row.Trials.Count}", Cell(row.Trials.Select(trial => trial.Transferred)), Cell(row.Trials.Select(trial => trial.Scratch)),
                $"{100 * row.Trials.Average(trial => trial.Transferred - trial.Scratch):+0.0;-0.0;0.0}");
        }

        return table;
    }

    /// <summary>One row as a sentence: "from 50 images a kind: 81.0 % on the frozen body, 84.0 % from scratch".</summary>
    public static string Text(TransferRow row) =>
        $"from {row.Each} images a kind: {100 * row.Trials.Average(trial => trial.Transferred):F1} % on the frozen body, "
        + $"{100 * row.Trials.Average(trial => trial.Scratch):F1} % from scratch";

    private static string Cell(IEnumerable<double> accuracies)
    {
        double[] percent = [.. accuracies.Select(accuracy => 100 * accuracy)];
        return $"{percent.Average():F1} % ({percent.Min():F1} to {percent.Max():F1})";
    }
}
