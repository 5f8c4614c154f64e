using Spectre.Console;

namespace Samples.Rcnn;

/// <summary>What the detectors reached, a row each.</summary>
internal static class RcnnTable
{
    public static Table Of(IEnumerable<(string Name, RcnnResult Result)> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("detector");
        foreach (string heading in new[] { "mAP", "recall of proposals", "proposals", "a scene", "of it proposals" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach ((string name, RcnnResult result) in rows)
        {
            table.AddRow(
                name, $"{100 * result.Voc.MeanAveragePrecision:F1} %", $"{100 * result.Recall:F1} %", $"{result.Proposals:F0}",
                $"{result.Milliseconds:F1} ms", $"{result.ProposalMilliseconds:F1} ms");
        }

        return table;
    }
}
