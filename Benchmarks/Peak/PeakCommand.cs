using System.CommandLine;
using Samples.Training;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Peak;

/// <summary>The command that measures what the processor can do at most.</summary>
internal static class PeakCommand
{
    public static Command Command()
    {
        var command = new Command(
            "peak",
            "Measures the floating-point operations that one thread can do in a second, a line a vector width; "
            + "a fused multiply-add is two.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        using var interruption = new Interruption();
        FmaPeak[] peaks = FmaPeak.All();
        new Rounds(51, warmUp: 0.5, interruption.Token).Run([.. peaks.Select(peak => peak.Work)]);
        Console.WriteLine($"processor=\"{Machine.Processor}\" isa={Machine.Path}");
        foreach (FmaPeak peak in peaks)
            Console.WriteLine($"{peak.Work.Name}: {peak.Gflops:F1} GFLOP/s");
        return 0;
    }
}
