using System.CommandLine;
using Samples.Reports;
using Samples.Training;
using Spectre.Console;

namespace Samples.Gallery;

/// <summary>Shows the classic networks, and times one.</summary>
internal static class ClassicSample
{
    public static Command Command()
    {
        var name = new Argument<string?>("name")
        {
            Description = "One of: " + string.Join(", ", ClassicNetworks.All.Select(network => network.Name))
                + ". Without a name, all are listed.",
            HelpName = "NAME",
            Arity = ArgumentArity.ZeroOrOne,
        };
        name.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && ClassicNetworks.Find(result.Tokens[0].Value) is null)
            {
                result.AddError(
                    $"'{result.Tokens[0].Value}' is none of the classic networks: "
                    + $"{string.Join(", ", ClassicNetworks.All.Select(network => network.Name))}.");
            }
        });
        var threads = new Option<int>("--threads")
        {
            Description = "Threads of the training step; networks with batch normalization have one shard, and so train on one thread.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        threads.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && value < 1)
                result.AddError($"--threads: {value} is too few; give 1 or more.");
        });
        var command = new Command("classic", "Lists the classic networks, or shows one: its stages, shapes, parameters, memory and times.")
        {
            name, threads,
        };
        command.SetAction(result => Run(result.GetValue(name), result.GetValue(threads)));
        return command;
    }

    private static int Run(string? name, int threads)
    {
        IAnsiConsole console = WideConsole.Create();
        if (name is null)
        {
            console.Write(ClassicTables.List(ClassicNetworks.All));
            Console.WriteLine("the stages, shapes and times of one: classic NAME");
            return 0;
        }

        IClassicNetwork classic = ClassicNetworks.Find(name)!;
        Console.WriteLine(classic.Description.Name);
        console.Write(ClassicTables.Stages(classic.Description));
        Console.WriteLine(ClassicTables.Memory(classic.Description));
        Console.WriteLine($"measured: the process grows by {ClassicMemory.Text(ClassicMemory.Measured(classic))}");
        using var interruption = new Interruption();
        try
        {
            double prediction = MovingBar.Run(
                "prediction", progress => ClassicTiming.PredictionMilliseconds(classic, progress, interruption.Token));
            double rate = classic.Description.MultiplyAdds / prediction / 1e6;
            Console.WriteLine($"time of a prediction: {prediction:N1} ms on one thread, {rate:N1} billion multiply-adds a second");
            WriteTraining(classic, threads, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Stopped, as you asked.");
        }

        return 0;
    }

    private static void WriteTraining(IClassicNetwork classic, int threads, CancellationToken stop)
    {
        string memory = ClassicMemory.Text(ClassicMemory.TrainingStep(classic.Description));
        if (!ClassicTiming.HasMemoryToTrain(classic.Description))
        {
            Console.WriteLine($"a training step is left out: it needs {memory}, more than half of the memory of this machine");
            return;
        }

        int used = Math.Min(threads, classic.Description.Memory.Shards);
        double step = MovingBar.Run("training step", progress => ClassicTiming.TrainingMilliseconds(classic, used, progress, stop));
        Console.WriteLine(
            $"time of a training step: {step:N0} ms for {ClassicTiming.BatchSize} images "
            + $"on {(used == 1 ? "one thread" : $"{used} threads")}, "
            + $"with {memory}{(used == 1 ? "" : " and more for every further thread")}");
    }
}
