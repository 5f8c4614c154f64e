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
    private const int Processes = 5;

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
        command.SetAction(arguments => Run(
            arguments.GetValue(names) is { Length: > 0 } given ? given.Select(CompiledNetwork.Of) : CompiledNetwork.All));
        return command;
    }

    private static int Run(IEnumerable<CompiledNetwork> networks)
    {
        using var interruption = new Interruption();
        Console.WriteLine($"processor=\"{Machine.Processor}\" isa={Machine.Path} dotnet={Environment.Version}");
        double warmUp = 5;
        foreach (CompiledNetwork network in networks)
        {
            var figures = new Figures(network.Name);
            InProcess(figures, new CompilerProject(network.Sources), warmUp, interruption.Token);
            InFreshProcesses(figures, network.Name, interruption.Token);
            Console.WriteLine(figures);
            warmUp = 2;
        }

        return 0;
    }

    private static void InProcess(Figures figures, CompilerProject project, double warmUp, CancellationToken stop)
    {
        GeneratorDriver done = project.Generate(out Compilation complete);
        var generate = new Work("generator", () => project.Generate(out _));
        var edit = new Work("edit", () => project.GenerateAfterUnrelatedEdit(done));
        new Rounds(21, warmUp, stop).Run(generate, edit);
        var emit = new Work("emit", () => CompilerProject.Emit(complete));
        new Rounds(5, warmUp, stop).Run(emit);
        long source = done.GetRunResult().GeneratedTrees.Sum(tree => (long)Encoding.UTF8.GetByteCount(tree.ToString()));
        figures.Add("generator_ms", generate.MedianSeconds * 1e3)
            .Add("unrelated_edit_ms", edit.MedianSeconds * 1e3)
            .Add("source_bytes", source, "F0")
            .Add("il_bytes", CompilerProject.IlBytes(CompilerProject.Emit(complete)), "F0")
            .Add("compile_ms", emit.MedianSeconds * 1e3);
    }

    private static void InFreshProcesses(Figures figures, string network, CancellationToken stop)
    {
        figures.Add("generator_first_ms", StartUpCommand.Measure(FirstTime.Generation, network, Processes, stop).Milliseconds);
        foreach ((FirstTime what, string key) in new[] { (FirstTime.Prediction, "first_prediction"), (FirstTime.Step, "first_step") })
        {
            (double milliseconds, double jit) = StartUpCommand.Measure(what, network, Processes, stop);
            figures.Add($"{key}_ms", milliseconds).Add($"{key}_jit_ms", jit);
        }
    }
}
