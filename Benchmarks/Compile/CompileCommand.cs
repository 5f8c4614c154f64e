using System.CommandLine;
using System.Text;
using Microsoft.CodeAnalysis;
using Samples.Training;
using Unroll.Benchmarks.Compare;
using Unroll.Benchmarks.Measuring;

namespace Unroll.Benchmarks.Compile;

/// <summary>The command that measures what a network costs before its first prediction.</summary>
internal static class CompileCommand
{
    /// <summary>How much is measured: the measurements in this process, its time to warm up, and the fresh processes.</summary>
    private readonly record struct Effort(int Rounds, double WarmUp, int Processes);

    public static Command Command()
    {
        var command = new Command(
            "compile",
            "Measures what networks cost the compiler and the start of a program, a line a network: "
            + "generator_ms, the generator's whole work in a warm compiler; "
            + "unrelated_edit_ms, its work after an edit to another file; "
            + "generator_first_ms, its first run in a fresh process, in a compiler that has run another generator before; "
            + "source_bytes and il_bytes of the generated code; "
            + "compile_ms, the C# compiler's work on it, optimizing, warm, in this process, on all processors; "
            + "first_prediction_ms and first_step_ms, a network made and used once in a fresh process, of which .._jit_ms are the JIT's. "
            + "Fresh processes: the median of five.");
        var names = new Argument<string[]>("NETWORKS") { Description = "What to measure; all without.", Arity = ArgumentArity.ZeroOrMore };
        names.AcceptOnlyFromAmong([.. CompiledNetwork.All.Select(network => network.Name)]);
        command.Arguments.Add(names);
        var quick = new Option<bool>("--quick") { Description = "Few measurements and one fresh process: less sure, much sooner." };
        command.Options.Add(quick);
        command.SetAction(arguments => Run(
            arguments.GetValue(names) is { Length: > 0 } given ? given.Select(CompiledNetwork.Of) : CompiledNetwork.All,
            arguments.GetValue(quick) ? new Effort(3, 0.2, 1) : new Effort(21, 5, 5)));
        return command;
    }

    private static int Run(IEnumerable<CompiledNetwork> networks, Effort effort)
    {
        using var interruption = new Interruption();
        Console.WriteLine($"processor=\"{Machine.Processor}\" isa={Machine.Path} dotnet={Environment.Version}");
        foreach (CompiledNetwork network in networks)
        {
            var figures = new Figures(network.Name);
            InProcess(figures, new CompilerProject(network.Sources), effort, interruption.Token);
            InFreshProcesses(figures, network.Name, effort.Processes, interruption.Token);
            Console.WriteLine(figures);
            effort = effort with { WarmUp = Math.Min(effort.WarmUp, 2) };
        }

        return 0;
    }

    private static void InProcess(Figures figures, CompilerProject project, Effort effort, CancellationToken stop)
    {
        GeneratorDriver done = project.Generate(out Compilation complete);
        var generate = new Work("generator", () => project.Generate(out _));
        var edit = new Work("edit", () => project.GenerateAfterUnrelatedEdit(done));
        new Rounds(effort.Rounds, effort.WarmUp, stop).Run(generate, edit);
        var emit = new Work("emit", () => CompilerProject.Emit(complete));
        new Rounds(Math.Min(effort.Rounds, 5), effort.WarmUp, stop).Run(emit);
        long source = done.GetRunResult().GeneratedTrees.Sum(tree => (long)Encoding.UTF8.GetByteCount(tree.ToString()));
        figures.Add("generator_ms", generate.MedianSeconds * 1e3)
            .Add("unrelated_edit_ms", edit.MedianSeconds * 1e3)
            .Add("source_bytes", source, "F0")
            .Add("il_bytes", CompilerProject.IlBytes(CompilerProject.Emit(complete)), "F0")
            .Add("compile_ms", emit.MedianSeconds * 1e3);
    }

    private static void InFreshProcesses(Figures figures, string network, int processes, CancellationToken stop)
    {
        figures.Add("generator_first_ms", StartUpCommand.Measure(FirstTime.Generation, network, processes, stop).Milliseconds);
        foreach ((FirstTime what, string key) in new[] { (FirstTime.Prediction, "first_prediction"), (FirstTime.Step, "first_step") })
        {
            (double milliseconds, double jit) = StartUpCommand.Measure(what, network, processes, stop);
            figures.Add($"{key}_ms", milliseconds).Add($"{key}_jit_ms", jit);
        }
    }
}
