using System.CommandLine;
using Samples.Training;
using Unroll.Benchmarks.Compare;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Latency;

/// <summary>The command that measures how long the slowest of many predictions take.</summary>
internal static class LatencyCommand
{
    private static readonly (string Key, double Share)[] Percentiles =
        [("p50_us", 0.5), ("p99_us", 0.99), ("p999_us", 0.999), ("max_us", 1)];

    public static Command Command()
    {
        var command = new Command(
            "latency",
            "Measures each of a million predictions of LeNet-5 and of 16-32-32-4, one sample and one thread, "
            + "by Unroll, ONNX Runtime and libtorch, in turns of 10,000 calls: alone, and beside a thread that makes garbage. "
            + "Prints P50, P99, P99.9 and the maximum in microseconds, and the collections of the process, and draws a picture. "
            + "Takes 20 minutes.");
        var calls = new Option<int>("--calls") { Description = "Predictions of each engine.", DefaultValueFactory = _ => 1_000_000 };
        calls.Validators.Add(result =>
        {
            if (result.GetValue(calls) < 1)
                result.AddError("--calls must be at least 1");
        });
        var output = new Option<string>("--output")
        {
            Description = "The picture.",
            DefaultValueFactory = _ => Path.Combine("out", "latency.png"),
        };
        command.Options.Add(calls);
        command.Options.Add(output);
        command.SetAction(arguments => Run(arguments.GetValue(calls), arguments.GetValue(output)!));
        return command;
    }

    private static int Run(int calls, string output)
    {
        // Before the work, so that none is lost on a folder that cannot be.
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        using var interruption = new Interruption();
        Console.WriteLine($"processor=\"{Machine.Processor}\" isa={Machine.Path} dotnet={Environment.Version} calls={calls}");
        var picture = new LatencyPicture();
        foreach (Func<LatencyWork> open in (Func<LatencyWork>[])[LatencyWork.Tiny, LatencyWork.LeNet])
        {
            using LatencyWork work = open();
            foreach (string reason in work.Missing)
                Console.WriteLine($"{work.Name} peer=none: {reason}");
            foreach (bool besideGarbage in (bool[])[false, true])
            {
                using GarbageThread? neighbor = besideGarbage ? new GarbageThread() : null;
                int collections = GC.CollectionCount(0);
                Latencies[] engines = work.Measure(calls, share => Tell(work.Name, besideGarbage, share), interruption.Token);
                collections = GC.CollectionCount(0) - collections;
                foreach (Latencies engine in engines)
                {
                    var figures = new Figures(work.Name);
                    figures.Add("engine", engine.Engine).Add("neighbor", besideGarbage ? "garbage" : "none");
                    foreach ((string key, double share) in Percentiles)
                        figures.Add(key, engine.Percentile(share));
                    Console.WriteLine(figures);
                }

                Console.WriteLine($"{work.Name} collections={collections}");
                picture.Add(work.Name, besideGarbage, engines);
            }
        }

        picture.Save(output);
        Console.WriteLine($"written: {output}");
        return 0;
    }

    // It takes 20 minutes in all. Where nobody looks, nothing is told.
    private static void Tell(string network, bool besideGarbage, double share)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.Write(share < 1 ? $"\r{network}{(besideGarbage ? " beside garbage" : "")}: {100 * share:F0} % " : "\r\u001b[K");
    }
}
