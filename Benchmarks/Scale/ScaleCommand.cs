using System.CommandLine;
using Samples.Classic;
using Samples.LeNet;
using Unroll.Benchmarks.Measuring;
using Unroll.Mpi;

namespace Unroll.Benchmarks.Scale;

/// <summary>The command that measures training in several processes, and simulates it for more machines than there are.</summary>
internal static class ScaleCommand
{
    private static readonly int[] Machines = [1, 8, 64, 512];

    public static Command Command()
    {
        var command = new Command(
            "scale",
            "Started by mpirun: measures the steps a second of LeNet-5 in these processes, of one thread each, and what a step waits and "
            + "sends. Started alone: measures the steps of networks on one thread, and simulates 8, 64 and 512 machines whose links have "
            + "given latencies and bandwidths. Takes two minutes.");
        var quick = new Option<bool>("--quick") { Description = "Few measurements, of LeNet-5 alone: less sure, much sooner." };
        command.Options.Add(quick);
        command.SetAction(arguments =>
        {
            bool isQuick = arguments.GetValue(quick);
            return MpiProcessGroup.IsStarted
                ? MpiProcessGroup.Run(group => new ProcessesMeasurement(group, isQuick).Run())
                : Simulate(new StepTimes(isQuick ? 0.05 : 3), isQuick);
        });
        return command;
    }

    private static int Simulate(StepTimes times, bool isQuick)
    {
        Console.WriteLine($"processor=\"{Machine.Processor}\" isa={Machine.Path} dotnet={Environment.Version} threads=1");
        Console.WriteLine(ClusterSimulation.Assumptions);
        foreach (Link link in Link.All)
            Console.WriteLine($"{link.Name}: {1e6 * link.Latency:F0} us and {link.BytesPerSecond / 1e6:F0} MB/s");
        using var lenet = new LeNet5(seed: 1);
        using var small = new CifarResNet20(seed: 1);
        using var large = new ResNet18(seed: 1);
        Console.WriteLine();
        Console.WriteLine("as many samples in each machine, so that mini-batches grow with the machines:");
        if (!isQuick)
        {
            Tell(times, large, machines => 8);
            Tell(times, small, machines => 32);
        }

        Tell(times, lenet, machines => 32);
        if (isQuick)
            return 0;
        Console.WriteLine();
        Console.WriteLine("512 samples in a mini-batch, so that parts shrink:");
        Tell(times, small, machines => 512 / machines);
        Tell(times, lenet, machines => 512 / machines);
        return 0;
    }

    private static void Tell(StepTimes times, Network network, Func<int, int> part)
    {
        int gradients = network.Declaration.Memory.Learnable + network.Declaration.Memory.Statistics;
        double adding = times.OfAdding(gradients);
        double alone = 0;
        var measured = new Dictionary<int, double[]>();
        foreach (int machines in Machines)
        {
            int samples = part(machines);
            if (!measured.TryGetValue(samples, out double[]? seconds))
                measured[samples] = seconds = times.Of(network, samples);
            foreach (Link link in machines == 1 ? Link.All[..1] : Link.All)
            {
                double step = ClusterSimulation.SecondsOfStep(seconds, gradients, adding, link, machines);
                double rate = samples * machines / step;
                if (machines == 1)
                    alone = rate;
                string connected = machines == 1 ? "none" : link.Name;
                Console.WriteLine(
                    FormattableString.Invariant($"{network.Declaration.Name} gradient_bytes={4L * gradients} machines={machines} ")
                    + FormattableString.Invariant($"link=\"{connected}\" part={samples} ")
                    + FormattableString.Invariant($"compute_ms={1e3 * Statistics.Median(seconds):F3} step_ms={1e3 * step:F3} ")
                    + FormattableString.Invariant($"steps_s={1 / step:F1} samples_s={rate:F0} efficiency={rate / (alone * machines):F2}"));
            }
        }
    }
}
