using Spectre.Console;
using Unroll.Vision;

namespace Samples.Scenes;

/// <summary>What a test of a detector found, a row a class.</summary>
internal static class DetectionTable
{
    public static Table Of(VocResult result, IReadOnlyList<string> classes)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("class");
        foreach (string heading in new[] { "objects", "average precision", "recall" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (VocClass row in result.Classes)
        {
            table.AddRow(
                classes[row.Class], $"{row.Curve.Truths}", $"{100 * row.AveragePrecision:F1} %", $"{100 * row.Curve.Recall:F1} %");
        }

        return table;
    }
}
