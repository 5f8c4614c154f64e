using System.Text.RegularExpressions;

namespace Unroll.Commands.Tests;

/// <summary>
/// Every command that README and the documents tell to type is run, as it stands there, with what makes it short. The classes below run
/// beside one another, each in a folder of its own.
/// </summary>
[TestCaseOrderer("Unroll.Commands.Tests.ListOrder", "Unroll.Commands.Tests")]
public abstract class CommandRuns(Workplace workplace) : IClassFixture<Workplace>
{
    /// <summary>Runs a command; fails if it fails, or if its last line is another than expected.</summary>
    protected void Run(string name)
    {
        Command command = Command.All.Single(command => command.Name == name);
        string output = workplace.Run(command.Text, command.Shortened);
        string last = output.TrimEnd().Split('\n')[^1];
        Assert.True(Regex.IsMatch(last, command.Expected), $"the last line of {name} is: {last}; expected {command.Expected}\n{output}");
    }

    /// <summary>The commands that are run, those of the benchmarks or the others. Without MPI, its commands are not.</summary>
    protected static TheoryData<string> Those(bool ofBenchmarks) =>
    [
        .. Command.All.Where(command => command is { Instead: "", ByHand: "" })
            .Where(command => Workplace.Mpi is not null || !command.Text.Contains("mpirun", StringComparison.Ordinal))
            .Where(command => command.Text.Contains("Benchmarks", StringComparison.Ordinal) == ofBenchmarks)
            .Select(command => command.Name),
    ];
}

/// <summary>The commands of the benchmarks.</summary>
public sealed class BenchmarkCommandTests(Workplace workplace) : CommandRuns(workplace)
{
    public static TheoryData<string> Runs => Those(ofBenchmarks: true);

    [Theory]
    [MemberData(nameof(Runs))]
    public void The_command_runs(string name) => Run(name);
}

/// <summary>The commands of samples and tools.</summary>
public sealed class CommandTests(Workplace workplace) : CommandRuns(workplace)
{
    public static TheoryData<string> Runs => Those(ofBenchmarks: false);

    [Theory]
    [MemberData(nameof(Runs))]
    public void The_command_runs(string name) => Run(name);
}
