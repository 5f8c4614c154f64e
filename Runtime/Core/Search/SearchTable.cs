using System.Globalization;
using System.Text;

namespace Unroll;

/// <summary>Writes the trials of a search as a table.</summary>
internal static class SearchTable
{
    public static string Of(SearchResult result)
    {
        bool hasAccuracy = result.Trials.Any(trial => trial.Best?.DevAccuracy is not null);
        string[] headings =
        [
            "trial", .. result.Space.Axes.Select(axis => axis.Name), "epoch", "dev loss", .. hasAccuracy ? ["dev accuracy"] : (string[])[],
        ];
        List<string[]> rows = [.. result.Trials.Select(trial => Row(trial, hasAccuracy))];
        int[] widths = [.. headings.Select((heading, i) => Math.Max(heading.Length, rows.Max(row => row[i].Length)))];
        var text = new StringBuilder();
        AddLine(text, [.. headings, "outcome"], widths);
        foreach (string[] row in rows)
            AddLine(text.AppendLine(), row, widths);
        return text.ToString();
    }

    private static string[] Row(TrialResult result, bool hasAccuracy) =>
    [
        Number(result.Trial.Number),
        .. Enumerable.Range(0, result.Trial.Axes.Count).Select(result.Trial.ShortText),
        result.Best is { } best ? Number(best.Epoch) : "-",
        Number(result.Best?.DevLoss, "F4"),
        .. hasAccuracy ? [Number(100 * result.Best?.DevAccuracy, "F2")] : (string[])[],
        result.OutcomeText,
    ];

    private static void AddLine(StringBuilder text, string[] cells, int[] widths)
    {
        for (int i = 0; i < widths.Length; i++)
            text.Append(cells[i].PadLeft(widths[i])).Append("  ");
        text.Append(cells[^1]);
    }

    private static string Number(double? value, string format = "F0") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
