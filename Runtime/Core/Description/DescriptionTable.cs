using System.Globalization;
using System.Text;

namespace Unroll;

/// <summary>Prints a <see cref="NetworkDescription"/> as a table for people.</summary>
internal static class DescriptionTable
{
    private static readonly string[] Headings = ["stage", "operations", "output", "parameters", "multiply-adds"];

    public static string Format(NetworkDescription network)
    {
        var rows = new List<string[]> { Headings };
        foreach (StageDescription stage in network.Stages)
            rows.Add([stage.Name, stage.Operations, stage.Shape, Number(stage.ParameterCount), Number(stage.MultiplyAdds)]);
        rows.Add(["total", "", "", Number(network.ParameterCount), Number(network.MultiplyAdds)]);

        int[] widths = new int[Headings.Length];
        for (int column = 0; column < widths.Length; column++)
            widths[column] = rows.Max(row => row[column].Length);

        var text = new StringBuilder();
        text.Append(network.Name).Append('\n');
        for (int row = 0; row < rows.Count; row++)
        {
            AppendRow(text, rows[row], widths);
            if (row == 0 || row == rows.Count - 2)
                AppendRule(text, widths);
        }

        foreach (LossDescription loss in network.Losses)
            AppendLoss(text, loss);
        MemoryDescription memory = network.Memory;
        text.Append("memory: parameters ").Append(Bytes(memory.Parameters))
            .Append(", prediction ").Append(Bytes((long)memory.PackedPrediction + memory.Prediction))
            .Append(", training ")
            .Append(Bytes((long)memory.PackedForward + memory.PackedBackward + memory.Parameters + memory.Summed + memory.Training))
            .Append('\n');
        return text.ToString();
    }

    private static void AppendLoss(StringBuilder text, LossDescription loss)
    {
        text.Append("loss: ").Append(loss.Kind).Append(" on ").Append(loss.Name).Append(", ")
            .Append(loss.Targets switch
            {
                TargetKind.Class => $"labels {loss.LabelText}",
                TargetKind.Identity => $"{Number(loss.Length)} values a sample, labels",
                TargetKind.Values => $"{Number(loss.Length)} targets",
                TargetKind.Probabilities => $"{Number(loss.Length)} probabilities",
                TargetKind.Boxes => $"{Number(loss.Boxes)} rows of boxes of {loss.BoxClasses} classes",
                _ => $"{Number(loss.Length)} values a sample, no targets",
            });
        if (loss.Weight != 1)
            text.Append(", weight ").Append(loss.Weight.ToString(CultureInfo.InvariantCulture));
        text.Append('\n');
    }

    private static void AppendRow(StringBuilder text, string[] row, int[] widths)
    {
        for (int column = 0; column < row.Length; column++)
        {
            string cell = column < 3 ? row[column].PadRight(widths[column]) : row[column].PadLeft(widths[column]);
            text.Append(column == 0 ? "  " : "   ").Append(cell);
        }

        while (text[^1] == ' ')
            text.Length--;
        text.Append('\n');
    }

    private static void AppendRule(StringBuilder text, int[] widths) =>
        text.Append("  ").Append('-', widths.Sum() + (3 * (widths.Length - 1))).Append('\n');

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Bytes(long floats)
    {
        double bytes = floats * (double)sizeof(float);
        return bytes switch
        {
            < 1e4 => FormattableString.Invariant($"{bytes:0} bytes"),
            < 1e7 => FormattableString.Invariant($"{bytes / 1e3:0.0} KB"),
            < 1e10 => FormattableString.Invariant($"{bytes / 1e6:0.0} MB"),
            _ => FormattableString.Invariant($"{bytes / 1e9:0.0} GB"),
        };
    }
}
