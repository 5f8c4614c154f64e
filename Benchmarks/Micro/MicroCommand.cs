using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Unroll.Benchmarks.Micro;

/// <summary>The command that runs the classes of BenchmarkDotNet: single parts of the runtime, for those who tune them.</summary>
internal static class MicroCommand
{
    public static Command Command()
    {
        var filter = new Argument<string[]>("FILTER")
        {
            Description = "Which to run, such as '*Adam*'; all without one.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var quick = new Option<bool>("--quick") { Description = "Three measurements of each: less sure, much sooner." };
        var command = new Command(
            "micro", "Measures optimizers, vector functions, losses and the loader with BenchmarkDotNet, in this process.")
        {
            filter, quick,
        };
        command.SetAction(arguments => Run(arguments.GetValue(filter)!, arguments.GetValue(quick)));
        return command;
    }

    private static int Run(string[] filters, bool quick)
    {
        Job job = (quick ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
        string[] arguments = ["--filter", .. filters.Length > 0 ? filters : ["*"]];
        BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(arguments, DefaultConfig.Instance.AddJob(job));
        return 0;
    }
}
