using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Compile;

/// <summary>
/// What something costs the first time, in a process of its own. <see cref="Measure"/> starts such processes. They run the command, which
/// is hidden: it does the thing once and prints the milliseconds, and those of them that the JIT took.
/// </summary>
internal static class StartUpCommand
{
    private const string Name = "start-up";

    /// <summary>Measures in several processes.</summary>
    /// <param name="what">The thing.</param>
    /// <param name="network">The network's name.</param>
    /// <param name="processes">How many processes.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>The medians of all milliseconds and of the JIT's.</returns>
    public static (double Milliseconds, double Jit) Measure(FirstTime what, string network, int processes, CancellationToken stop)
    {
        double[][] times =
        [
            .. Enumerable.Range(0, processes).Select(
                _ => ChildProcess.Run([Name, what.ToString(), network], new Dictionary<string, string>(), shown: false, stop)
                    .Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray()),
        ];
        return (Statistics.Median(times.Select(time => time[0])), Statistics.Median(times.Select(time => time[1])));
    }

    public static Command Command()
    {
        var what = new Argument<FirstTime>("WHAT");
        var network = new Argument<string>("NETWORK");
        var command = new Command(Name, "Does something for the first time in this process, for the command compile.")
        {
            Hidden = true,
            Arguments = { what, network },
        };
        command.SetAction(arguments => Run(arguments.GetValue(what), CompiledNetwork.Of(arguments.GetValue(network)!)));
        return command;
    }

    private static int Run(FirstTime what, CompiledNetwork network)
    {
        Action work = Prepare(what, network);
        TimeSpan jit = JitInfo.GetCompilationTime();
        long start = Stopwatch.GetTimestamp();
        work();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        jit = JitInfo.GetCompilationTime() - jit;
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{milliseconds} {jit.TotalMilliseconds}"));
        return 0;
    }

    private static Action Prepare(FirstTime what, CompiledNetwork network)
    {
        if (what != FirstTime.Generation)
            return () => Use(network, train: what == FirstTime.Step);
        var project = new CompilerProject(network.Sources);
        project.WarmUp();
        return () => project.Generate(out _);
    }

    /// <summary>Makes the network and uses it once.</summary>
    private static void Use(CompiledNetwork compiled, bool train)
    {
        using Network network = compiled.Create();
        NetworkDescription description = network.Declaration;
        if (!train)
        {
            compiled.Predict(network, new float[description.Inputs[0].Length], new float[description.Outputs[0].Length]);
            return;
        }

        using var batch = new Batch(description, 1) { Count = 1 };
        using var optimizer = new Adam();
        Sink.Keep(network.ComputeGradients(batch));
        optimizer.Step(network);
    }
}

/// <summary>What is done for the first time.</summary>
internal enum FirstTime
{
    /// <summary>The generator's whole work, by a compiler that has run another generator before.</summary>
    Generation,

    /// <summary>Making the network, and one prediction.</summary>
    Prediction,

    /// <summary>Making the network, and one step of training with Adam on one sample.</summary>
    Step,
}
