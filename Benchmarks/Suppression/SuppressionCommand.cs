using System.CommandLine;
using System.Diagnostics;
using Unroll.Benchmarks.Measuring;
using Unroll.Vision;

namespace Unroll.Benchmarks.Suppression;

/// <summary>The command that measures non-max suppression by class, beside torchvision where a Python with it is named.</summary>
internal static class SuppressionCommand
{
    private const float Threshold = 0.5f;

    public static Command Command()
    {
        var count = new Option<int>("--boxes") { Description = "The boxes of a call.", DefaultValueFactory = _ => 10_000 };
        var classes = new Option<int>("--classes") { Description = "Their classes.", DefaultValueFactory = _ => 80 };
        var rounds = new Option<int>("--rounds") { Description = "Calls that are measured.", DefaultValueFactory = _ => 200 };
        var python = new Option<string?>("--python")
        {
            Description = "A Python with torchvision, which then does the same with the same boxes: /usr/bin/python3, for instance.",
        };
        var command = new Command("suppression", "Measures non-max suppression by class on one thread.") { count, classes, rounds, python };
        command.SetAction(result => Run(
            Math.Max(1, result.GetValue(count)), Math.Max(1, result.GetValue(classes)), Math.Max(1, result.GetValue(rounds)),
            result.GetValue(python)));
        return command;
    }

    private static int Run(int count, int classes, int rounds, string? python)
    {
        var drawn = new DrawnDetections(count, classes);
        Console.WriteLine($"processor=\"{Machine.Processor}\" isa={Machine.Path} boxes={count} classes={classes}");
        var options = new SuppressionOptions { ScoreThreshold = 0, OverlapThreshold = Threshold, MostDetections = int.MaxValue };
        var greedy = new NonMaxSuppression(options);
        Measure("ours by class", rounds, () => greedy.Suppress(drawn.Boxes, drawn.Scores, drawn.Classes).Length);
        Measure("ours one class", rounds, () => greedy.Suppress(drawn.Boxes, drawn.Scores).Length);
        foreach (ScoreDecay decay in Enum.GetValues<ScoreDecay>())
        {
            var soft = new SoftSuppression(new() { Decay = decay, MostDetections = int.MaxValue });
            Measure($"ours soft {decay}", rounds, () => soft.Suppress(drawn.Boxes, drawn.Scores, drawn.Classes).Length);
        }

        if (python is null)
            return 0;
        string path = Path.GetTempFileName();
        try
        {
            drawn.Write(path);
            string script = Path.Combine(AppContext.BaseDirectory, "Suppression", "torchvision_nms.py");
            return Script(python, [script, path, FormattableString.Invariant($"{Threshold}"), $"{rounds}"]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Measure(string name, int rounds, Func<int> call)
    {
        int kept = 0;
        for (int i = 0; i < rounds; i++)   // for the JIT compiler
            kept = call();
        var milliseconds = new List<double>(rounds);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            kept = call();
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: ms={Statistics.Median(milliseconds):F3} kept={kept} bytes_a_call={bytes / rounds}"));
    }

    private static int Script(string python, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(python, arguments))!;
        process.WaitForExit();
        return process.ExitCode == 0 ? 0
            : throw new ChildFailedException($"'{python} {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
    }
}
