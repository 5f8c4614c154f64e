using System.CommandLine;

namespace Unroll.Benchmarks.Compile;

/// <summary>The command that measures what a network costs before its first prediction.</summary>
internal static class CompileCommand
{
    public static Command Command()
    {
        var command = new Command("compile", "Measures the generator.");
        command.SetAction(_ => GeneratorBenchmark.Run());
        return command;
    }
}
