using Spectre.Console;

namespace Samples.Transfer;

/// <summary>The shares of test images recognized, from 0 to 1, of the networks that learned from the same images.</summary>
/// <param name="Frozen">On the frozen body, where only the head learned.</param>
/// <param name="Tuned">From the body on, where all learned.</param>
/// <param name="Scratch">From scratch.</param>
internal sealed record TransferAccuracies(double Frozen, double Tuned, double Scratch);

/// <summary>The accuracies of all trials with so many images of a kind.</summary>
/// <param name="Each">The images of a kind.</param>
/// <param name="Trials">Those of each draw.</param>
internal sealed record TransferRow(int Each, IReadOnlyList<TransferAccuracies> Trials);

/// <summary>The trials by the number of images.</summary>
internal static class TransferTable
{
    /// <summary>One row a number of images, with the mean, the lowest and the highest accuracy.</summary>
    public static Table Of(IEnumerable<TransferRow> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string heading in new[] { "images a kind", "draws", "frozen body, new head", "the same, all learning", "from scratch" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (TransferRow row in rows)
        {
            table.AddRow(
                $"{row.Each}", $"{row.Trials.Count}", Cell(row.Trials.Select(trial => trial.Frozen)),
                Cell(row.Trials.Select(trial => trial.Tuned)), Cell(row.Trials.Select(trial => trial.Scratch)));
        }

        return table;
    }

    /// <summary>One row as a sentence: "from 50 images a kind: 82.6 % on the frozen body, 85.0 % fine-tuned, 83.3 % from
    /// scratch".</summary>
    public static string Text(TransferRow row) =>
        $"from {row.Each} images a kind: {100 * row.Trials.Average(trial => trial.Frozen):F1} % on the frozen body, "
        + $"{100 * row.Trials.Average(trial => trial.Tuned):F1} % fine-tuned, "
        + $"{100 * row.Trials.Average(trial => trial.Scratch):F1} % from scratch";

    private static string Cell(IEnumerable<double> accuracies)
    {
        double[] percent = [.. accuracies.Select(accuracy => 100 * accuracy)];
        return $"{percent.Average():F1} % ({percent.Min():F1} to {percent.Max():F1})";
    }
}
