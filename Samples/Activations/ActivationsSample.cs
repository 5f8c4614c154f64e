using System.CommandLine;
using Samples.Reports;
using Samples.Training;
using Spectre.Console;

namespace Samples.Activations;

/// <summary>Draws what activation functions do, and what they do to a gradient.</summary>
internal static class ActivationsSample
{
    private const int Layers = 10;

    public static Command Command()
    {
        Option<string> output = CommonOptions.Output(Path.Combine("out", "activations"));
        var command = new Command("activations", "Draws activation functions and their gradients, as networks compute them.") { output };
        command.SetAction(result => Run(result.GetValue(output)!));
        return command;
    }

    private static int Run(string output)
    {
        Directory.CreateDirectory(output);
        IReadOnlyList<ActivationCurve> curves = ActivationCurves.All();
        WideConsole.Create().Write(TableOf(curves));
        OutputFile.Save(output, "activations.png", path => ActivationPicture.Save(path, curves));
        return 0;
    }

    private static Table TableOf(IReadOnlyList<ActivationCurve> curves)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("function");
        foreach (string heading in new[] { "steepest", $"behind {Layers} layers at most", "nearly flat from -6 to 6" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (ActivationCurve curve in curves)
            table.AddRow(curve.Name, $"{curve.Steepest:F2}", $"{Math.Pow(curve.Steepest, Layers):G2}", $"{100 * curve.Flat:F0} %");
        return table;
    }
}
