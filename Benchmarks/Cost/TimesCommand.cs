using System.CommandLine;
using System.Runtime.Intrinsics;
using Samples.Training;
using Unroll.Benchmarks.Compare;
using Unroll.Benchmarks.Measuring;
using Unroll.Benchmarks.Peak;

namespace Unroll.Benchmarks.Cost;

/// <summary>The command that sets predicted times beside measurements.</summary>
internal static class TimesCommand
{
    private static readonly Argument<string[]> Names = new("NETWORK")
    {
        Description = "Classes of networks; all if none is given.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<int> RoundCount = new("--rounds")
    {
        Description = "Measurements of each.",
        HelpName = "N",
        DefaultValueFactory = _ => 31,
    };

    /// <summary>Two multiply-adds of the widest vectors, which the processors that the model is for do in a cycle: each two operations a
    /// lane.</summary>
    private static double OperationsPerCycle { get; } =
        2.0 * 2 * (Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count);

    public static Command Command()
    {
        var command = new Command(
            "times",
            "Sets the times that the compiler predicts beside measurements, for every network of the benchmarks and the classic ones, "
            + "a line each: name predicted_cycles measured_cycles ratio clock_ghz fitted, where ratio is measured / predicted and fitted "
            + "says whether the constants of the model were fitted to the network. Then the error over all, as a factor: the median "
            + "and the worst. "
            + "A measured cycle is the time of two multiply-adds of the widest vectors at the FMA peak; both times are the least of all "
            + "rounds, because other programs only make a time longer. DOTNET_EnableAVX512=0 measures AVX2.")
        {
            Names, RoundCount,
        };
        Names.Validators.Add(result =>
        {
            string[] known = [.. TimedNetwork.All.Select(network => network.Name)];
            foreach (string name in result.Tokens.Select(token => token.Value).Except(known))
                result.AddError($"There is no network '{name}'; choose from: {string.Join(' ', known)}.");
        });
        RoundCount.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && value < 1)
                result.AddError($"--rounds: {value} is too few; give 1 or more.");
        });
        command.SetAction(arguments => Run(arguments.GetValue(Names)!, arguments.GetValue(RoundCount)));
        return command;
    }

    private static int Run(string[] names, int rounds)
    {
        using var interruption = new Interruption();
        List<(bool Fitted, double Factor)> errors = [];
        Console.WriteLine($"processor=\"{Machine.Processor}\" isa={Machine.Path} dotnet={Environment.Version}");
        foreach (TimedNetwork timed in TimedNetwork.All.Where(timed => names.Length == 0 || names.Contains(timed.Name)))
        {
            FmaPeak peak = FmaPeak.Widest();
            using Network network = timed.Create();
            Work work = TimedNetwork.WorkOf(network);
            new Rounds(rounds, 0.4, interruption.Token).Run(peak.Work, work);
            double cycle = peak.Work.Seconds.Min() / peak.Operations * OperationsPerCycle;
            double measured = work.Seconds.Min() / cycle;
            double predicted = 1000 * (network.Declaration.PredictedMicroseconds(gigahertz: 1)
                ?? throw new InvalidOperationException("nothing is predicted for a processor without AVX2"));
            double ratio = measured / predicted;
            errors.Add((timed.IsFitted, Math.Max(ratio, 1 / ratio)));
            Console.WriteLine(new Figures(timed.Name)
                .Add("predicted_cycles", predicted, "F0")
                .Add("measured_cycles", measured, "F0")
                .Add("ratio", ratio, "F2")
                .Add("clock_ghz", 1e-9 / cycle, "F2")
                .Add("fitted", timed.IsFitted ? "yes" : "no"));
        }

        Report("all", errors);
        Report("fitted", errors.Where(error => error.Fitted));
        Report("others", errors.Where(error => !error.Fitted));
        return 0;
    }

    private static void Report(string name, IEnumerable<(bool Fitted, double Factor)> errors)
    {
        double[] factors = [.. errors.Select(error => error.Factor)];
        if (factors.Length > 0)
            Console.WriteLine(new Figures(name)
                .Add("networks", factors.Length, "F0")
                .Add("median_factor", Statistics.Median(factors), "F2")
                .Add("worst_factor", factors.Max(), "F2"));
    }
}
