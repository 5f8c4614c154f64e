using Spectre.Console;
using Unroll;

namespace Samples.Gallery;

/// <summary>What is known of networks before they run, as tables.</summary>
internal static class ClassicTables
{
    /// <summary>One network a row.</summary>
    public static Table List(IEnumerable<IClassicNetwork> networks)
    {
        Table table = New("name", "input", "stages", "!parameters", "!multiply-adds", "!prediction");
        foreach (IClassicNetwork network in networks)
        {
            NetworkDescription description = network.Description;
            table.AddRow(
                network.Name, Shape(description.Inputs[0]), $"{description.Stages.Count}", $"{description.ParameterCount:N0}",
                $"{description.MultiplyAdds:N0}", ClassicMemory.Text(ClassicMemory.Prediction(description)));
        }

        return table;
    }

    /// <summary>One stage a row, and the sums.</summary>
    public static Table Stages(NetworkDescription network)
    {
        Table table = New("stage", "operations", "output", "!parameters", "!multiply-adds");
        foreach (StageDescription stage in network.Stages)
        {
            table.AddRow(
                Markup.Escape(stage.Name), Markup.Escape(stage.Operations), stage.Shape,
                Number(stage.ParameterCount), Number(stage.MultiplyAdds));
        }

        table.Columns[0].Footer = new Text("total");
        table.Columns[3].Footer = new Text($"{network.ParameterCount:N0}");
        table.Columns[4].Footer = new Text($"{network.MultiplyAdds:N0}");
        return table;
    }

    /// <summary>The memory of a prediction, and its parts.</summary>
    public static string Memory(NetworkDescription network) =>
        $"memory of a prediction: {ClassicMemory.Text(ClassicMemory.Prediction(network))} "
        + $"= parameters {ClassicMemory.Text(ClassicMemory.Parameters(network))}"
        + $" + packed weights {ClassicMemory.Text(ClassicMemory.PackedWeights(network))}"
        + $" + planned buffers {ClassicMemory.Text(ClassicMemory.Buffers(network))}";

    private static string Shape(ValueDescription value) => $"{value.Height}x{value.Width}x{value.Channels}";

    /// <summary>Nothing for 0, as stages without weights would fill a column with it.</summary>
    private static string Number(long value) => value == 0 ? "" : $"{value:N0}";

    /// <param name="headings">The columns; with an exclamation mark those of numbers, which stand at the right.</param>
    private static Table New(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string heading in headings)
        {
            var column = new TableColumn(heading.TrimStart('!')) { NoWrap = true };
            table.AddColumn(heading[0] == '!' ? column.RightAligned() : column);
        }

        return table;
    }
}
