using System.CommandLine;
using Spectre.Console;

namespace Unroll.Tool;

/// <summary>unroll inspect: a table of what is in a file.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = "An .onnx, .safetensors, .pt, .pth, .h5, .keras or .npz file, or model.json of TensorFlow.js.",
        };
        var command = new Command("inspect", "Shows the nodes of an ONNX model, or the tensors of a file of weights.") { file };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file)));
        return command;
    }

    private static int Run(string path)
    {
        FileContent content = FileContent.Read(path);
        foreach (string line in content.Facts)
            Console.WriteLine(line);
        var table = new Table { Border = TableBorder.Minimal };
        foreach (string heading in content.Headings)
            table.AddColumn(new TableColumn(heading.EscapeMarkup()).NoWrap());
        foreach (IReadOnlyList<string> row in content.Rows)
            table.AddRow([.. row.Select(cell => cell.EscapeMarkup())]);
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 1000;   // nothing is cut where it is not a screen
        AnsiConsole.Write(table);
        Console.WriteLine(FormattableString.Invariant($"{content.Rows.Count} {content.Noun}, {content.Numbers:N0} numbers"));
        return 0;
    }
}
