using System.CommandLine;
using System.Runtime.Intrinsics;
using Samples.Training;
using Unroll.Benchmarks.Compare;
using Unroll.Benchmarks.Measuring;
using Unroll.Benchmarks.Peak;

namespace Unroll.Benchmarks.Cost;

/// <summary>The command that sets the planner's estimates beside measurements.</summary>
internal static class CostCommand
{
    private static readonly Argument<string[]> Names = new("NAME")
    {
        Description = $"Convolutions; all if none is given: {string.Join(' ', CostedNetwork.All.Select(known => known.Name))}.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<int> RoundCount = new("--rounds")
    {
        Description = "Measurements of each.",
        HelpName = "N",
        DefaultValueFactory = _ => 15,
    };

    public static Command Command()
    {
        var command = new Command(
            "cost",
            "Sets the planner's estimates beside measurements. "
            + "Each convolution is emitted, compiled and measured with every algorithm that can compute it, in turn, a line each: "
            + "name algorithm predicted_cycles measured_cycles ratio chosen, where ratio is measured / predicted; "
            + "then a line with the loss of the planner's choice against the fastest. "
            + "A measured cycle is the time of two multiply-adds of the widest vectors at the FMA peak of the same round. "
            + "Predicted are 512-bit vectors, for the convolution and what the planner knows of copies; measured is a whole prediction. "
            + $"Before that the outputs must agree within {Agreement.Outputs:G1} of the largest.")
        {
            Names, RoundCount,
        };
        Names.Validators.Add(result =>
        {
            IEnumerable<string> unknown = result.Tokens.Select(token => token.Value)
                .Where(name => CostedNetwork.All.All(known => known.Name != name));
            foreach (string name in unknown)
                result.AddError($"There is no '{name}'; choose from: {string.Join(' ', CostedNetwork.All.Select(known => known.Name))}.");
        });
        RoundCount.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && value < 3)
                result.AddError($"--rounds: {value} is too few; give 3 or more.");
        });
        command.SetAction(arguments => Run(arguments.GetValue(Names)!, arguments.GetValue(RoundCount)));
        return command;
    }

    private static int Run(string[] names, int rounds)
    {
        using var interruption = new Interruption();
        FmaPeak peak = FmaPeak.Widest();
        new Rounds(rounds, 0.5, interruption.Token).Run(peak.Work);
        Console.WriteLine($"{new Report(peak.Gflops)} clock_ghz={peak.Gflops / OperationsPerCycle:F2}");
        foreach ((string name, string type) in CostedNetwork.All.Where(known => names.Length == 0 || names.Contains(known.Name)))
        {
            CostedNetwork network = CostedNetwork.Of(name, type);
            Candidate[] candidates = [.. network.Estimates.Select(estimate => new Candidate(network, estimate.Algorithm, estimate.Cycles))];
            try
            {
                foreach (Candidate candidate in candidates.Skip(1))
                {
                    Agreement.Require(
                        $"{name} {candidate.Algorithm} beside {candidates[0].Algorithm}",
                        candidate.Output, candidates[0].Output, Agreement.Outputs);
                }

                Measure(network, candidates, new Rounds(rounds, 0.3, interruption.Token));
            }
            catch (DisagreementException disagreement)
            {
                Console.Error.WriteLine($"WRONG: {disagreement.Message}");
                return 1;
            }
            finally
            {
                foreach (Candidate candidate in candidates)
                    candidate.Dispose();
            }
        }

        return 0;
    }

    private static void Measure(CostedNetwork network, Candidate[] candidates, Rounds rounds)
    {
        FmaPeak peak = FmaPeak.Widest();
        rounds.Run([peak.Work, .. candidates.Select(candidate => candidate.Work)]);
        foreach (Candidate candidate in candidates)
        {
            double measured = Statistics.MedianRatio(candidate.Work.Seconds, peak.Work.Seconds) * peak.Operations / OperationsPerCycle;
            Console.WriteLine(new Figures($"{network.Name} {candidate.Algorithm}")
                .Add("predicted_cycles", candidate.PredictedCycles, "F0")
                .Add("measured_cycles", measured, "F0")
                .Add("ratio", measured / candidate.PredictedCycles)
                .Add("chosen", candidate.Algorithm == network.Chosen ? "yes" : "no"));
        }

        Candidate chosen = candidates.Single(candidate => candidate.Algorithm == network.Chosen);
        Candidate fastest = candidates.MinBy(candidate => candidate.Work.MedianSeconds)!;
        double loss = Statistics.MedianRatio(chosen.Work.Seconds, fastest.Work.Seconds) - 1;
        Console.WriteLine(new Figures(network.Name)
            .Add("chosen", chosen.Algorithm.ToString())
            .Add("fastest", fastest.Algorithm.ToString())
            .Add("loss", FormattableString.Invariant($"{100 * loss:F1}%")));
    }

    /// <summary>Two multiply-adds of the widest vectors, each two operations a lane. The processors that the model is for can do as much in
    /// a cycle.</summary>
    private static double OperationsPerCycle { get; } = 2.0 * 2
        * (Vector512.IsHardwareAccelerated ? Vector512<float>.Count
            : Vector256.IsHardwareAccelerated ? Vector256<float>.Count
            : Vector128<float>.Count);
}
