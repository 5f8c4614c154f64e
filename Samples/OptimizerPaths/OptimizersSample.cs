using System.CommandLine;
using Samples.Reports;
using Samples.Training;
using Spectre.Console;
using Unroll;

namespace Samples.OptimizerPaths;

/// <summary>Draws the ways of gradient descent, momentum, RMSProp and Adam down the same functions.</summary>
internal static class OptimizersSample
{
    // "Down" is a thousandth of the height at the start.
    private const double Down = 1e-3;

    public static Command Command()
    {
        Option<int> steps = CommonOptions.Positive("--steps", "Steps of each optimizer.", 150);
        Option<string> output = CommonOptions.Output(Path.Combine("out", "optimizers"));
        var command = new Command("optimizers", "Draws the ways of gradient descent, momentum, RMSProp and Adam to a minimum.")
        {
            steps, output,
        };
        command.SetAction(result => Run(result.GetValue(steps), result.GetValue(output)!));
        return command;
    }

    private static int Run(int steps, string output)
    {
        Directory.CreateDirectory(output);
        using var network = new NetworkLandscape();
        var bowl = new Bowl();

        (Landscape Landscape, IReadOnlyList<OptimizerPath> Paths)[] rows = [(bowl, Follow(bowl, steps)), (network, Follow(network, steps))];
        WideConsole.Create().Write(TableOf(rows));
        OutputFile.Save(output, "optimizers.png", path => PathsPicture.Save(path, rows));
        return 0;
    }

    private static OptimizerPath[] Follow(Landscape landscape, int steps) =>
    [
        OptimizerPath.Best("gradient descent", rate => new Sgd(rate), landscape, steps, Down),
        OptimizerPath.Best("momentum 0.9", rate => new Sgd(rate, momentum: 0.9f), landscape, steps, Down),
        OptimizerPath.Best("RMSProp", rate => new RmsProp(rate), landscape, steps, Down),
        OptimizerPath.Best("Adam", rate => new Adam(rate), landscape, steps, Down),
    ];

    private static Table TableOf(IReadOnlyList<(Landscape Landscape, IReadOnlyList<OptimizerPath> Paths)> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("where");
        table.AddColumn("optimizer, with its best rate");
        table.AddColumn(new TableColumn("steps to a thousandth of the start").RightAligned());
        foreach ((Landscape landscape, IReadOnlyList<OptimizerPath> paths) in rows)
        {
            foreach (OptimizerPath path in paths)
                table.AddRow(landscape.Name, path.Name, path.StepsTo(Down)?.ToString() ?? $"more than {path.Losses.Length - 1}");
        }

        return table;
    }
}
