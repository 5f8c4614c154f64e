using System.CommandLine;
using Samples.Training;
using Unroll.Benchmarks.Measuring;
using Unroll.Benchmarks.Peak;

namespace Unroll.Benchmarks.Compare;

/// <summary>The command that measures beside peers.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string[]> Names = new("NAME")
    {
        Description = "What to compare; everything if none is given. " + Listing(),
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<int> Threads = new("--threads")
    {
        Description = "Threads of ours and of the peer.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string?> Json = new("--json")
    {
        Description = "Write the figures to this file as well, unrounded.",
        HelpName = "FILE",
    };

    private static readonly Option<PeerChoice> Peer = new("--peer")
    {
        Description = "default: ONNX Runtime for predictions, libtorch for training; libtorch: for both; none: ours alone.",
        DefaultValueFactory = _ => PeerChoice.Default,
    };

    private static readonly Option<int> RoundCount = new("--rounds")
    {
        Description = "Measurements of each, the medians of which are told.",
        HelpName = "N",
        DefaultValueFactory = _ => 31,
    };

    private static readonly Option<PathChoice?> Isa = new("--isa")
    {
        Description = "Measure this path of ours, in a process in which the runtime has the better instructions switched off, "
            + "and tell its speed on lenet and conv64 as a share of the default path's. Peers keep their instructions.",
    };

    public static Command Command()
    {
        var command = new Command(
            "compare",
            "Measures networks beside other libraries that run the same network with the same weights on the same samples, in turn. "
            + "A line a name: name ours_us peer peer_us ratio peak_share bytes. ratio is the median of peer / ours over the rounds; "
            + "peak_share counts the multiply-adds of the direct algorithm against the FMA peak of the threads, "
            + "measured in the same rounds, so that Winograd's may exceed 1; "
            + "bytes are the managed bytes that a call of ours allocates. "
            + $"Before anything is timed the results must agree: {Agreement.Tolerances}.");
        command.Arguments.Add(Names);
        foreach (Option option in new Option[] { Threads, Json, Peer, RoundCount, Isa })
            command.Options.Add(option);
        Require(Threads, value => value >= 1, "give 1 or more");
        Require(RoundCount, value => value >= 3, "give 3 or more");
        Names.Validators.Add(result =>
        {
            foreach (string name in result.Tokens.Select(token => token.Value).Where(name => Catalog.All.All(known => known.Name != name)))
            {
                result.AddError(
                    $"There is no '{name}' to compare; choose from: {string.Join(' ', Catalog.All.Select(known => known.Name))}.");
            }
        });
        Json.Validators.Add(result =>
        {
            // Before the work, so that none is lost on a folder that does not exist.
            if (result.Tokens.Count == 1
                && Path.GetDirectoryName(Path.GetFullPath(result.Tokens[0].Value)) is { } folder
                && !Directory.Exists(folder))
            {
                result.AddError($"--json: there is no folder '{folder}'.");
            }
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        using var interruption = new Interruption();
        var settings = new ComparisonSettings(
            arguments.GetValue(Threads), arguments.GetValue(Peer), arguments.GetValue(RoundCount), interruption.Token);
        string[] names = arguments.GetValue(Names)!;
        string? json = arguments.GetValue(Json);
        if (arguments.GetValue(Isa) is { } path)
            PathComparison.Run(path, names, settings, json);
        else
            return Run(names, settings, json);
        return 0;
    }

    private static int Run(string[] names, ComparisonSettings settings, string? json)
    {
        FmaPeak peak = FmaPeak.Widest();
        settings.Rounds().Run(peak.Work);
        var report = new Report(peak.Gflops);
        Console.WriteLine(report);
        int wrong = 0;
        foreach (IComparison comparison in Catalog.All.Where(comparison => names.Length == 0 || names.Contains(comparison.Name)))
        {
            try
            {
                report.Add(comparison.Run(settings));
            }
            catch (DisagreementException disagreement)
            {
                wrong++;
                Console.Error.WriteLine($"WRONG: {disagreement.Message}");
            }
        }

        if (json is not null)
            report.Write(json);
        return wrong == 0 ? 0 : 1;
    }

    private static string Listing() =>
        string.Join("; ", Catalog.All.Select(comparison => $"{comparison.Name}: {comparison.Summary}")) + ".";

    private static void Require(Option<int> option, Func<int, bool> isValid, string otherwise) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && !isValid(value))
            result.AddError($"{option.Name}: {value} is too few; {otherwise}.");
    });
}
