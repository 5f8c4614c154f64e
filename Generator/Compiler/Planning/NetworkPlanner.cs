using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans a whole network: one program that predicts a sample, and those that train on a micro-batch.</summary>
internal static class NetworkPlanner
{
    /// <summary>The most samples that a thread has in flight: enough for a register tile of rows.</summary>
    private const int LargestMicroBatch = 8;

    /// <summary>
    /// The most samples over which a batch normalization takes its statistics: mini-batches of the usual sizes are whole.
    /// </summary>
    private const int LargestNormalizedMicroBatch = 64;

    /// <summary>Floats of values and gradients that a micro-batch should not exceed: a quarter of a gigabyte.</summary>
    public const long LargestArena = 1L << 26;

    /// <summary>Makes the plan.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="forced">The algorithm of the prediction's convolutions, where they can be computed by it. If it is null, each has the
    /// cheapest.</param>
    /// <param name="cancellation">Ends the planning, by an exception, once its result is no longer wanted.</param>
    public static Plan Plan(NetworkGraph graph, ConvolutionAlgorithm? forced = null, CancellationToken cancellation = default)
    {
        var parameters = new PlannedParameters(graph);
        var forward = new Packing();
        var backward = new Packing();
        NetworkGraph predicted = PredictionGraph.Of(graph);

        // A folded normalization makes other weights of the same parameters than training reads.
        bool folds = predicted.Nodes.Any(node => node.Norm is not null || node.Operation is BatchNormOperation);
        Packing folded = folds ? new Packing() : forward;
        Program prediction = PlanPrediction(1);
        Program? batch = GainsFromBatches(predicted)
            ? Fitting(LargestMicroBatch, 1, samples => samples < LargestMicroBatch ? null : PlanPrediction(samples))
            : null;
        NetworkGraph? trained = graph.Losses.Any() ? TrainedGraph.Of(graph) : null;
        TrainingPrograms? training = null;
        if (trained is not null)
        {
            int most = MicroBatch(trained, trained.MixesSamples ? LargestNormalizedMicroBatch : LargestMicroBatch);
            training = Fitting(most, LeastMicroBatch(trained), samples =>
                PlanTraining(new Planner(trained, true, samples, parameters, forward, backward, null, cancellation)));
        }

        Node heaviest = graph.Nodes.OrderByDescending(node => node.Parameters.Sum(parameter => (long)parameter.Length)).First();
        Planner.At(graph, heaviest, () =>
        {
            foreach (Packing packing in new[] { folded, forward, backward })
                packing.CheckScratch();
        });
        NetworkOutline outline = OutlinePlanner.Of(graph, predicted, trained, parameters);
        return new(ShardChoice.Of(graph, parameters), outline, parameters, folded, forward, backward, prediction, batch, training);

        Program PlanPrediction(int samples) => NetworkPlanner.PlanPrediction(
            new Planner(predicted, false, samples, parameters, folded, backward, forced, cancellation));
    }

    /// <summary>Dense layers read each weight once for all samples that are predicted together; nothing else gains.</summary>
    private static bool GainsFromBatches(NetworkGraph graph) =>
        graph.Nodes.Any(node => node.Operation is DenseOperation) && MicroBatch(graph, LargestMicroBatch) == LargestMicroBatch;

    private static Program PlanPrediction(Planner planner)
    {
        var pass = new ForwardPass(planner);
        pass.Run();
        pass.StoreOutputs();
        BandedConvolutions.Join(pass.Calls);
        PlacedArena arena = ArenaPlanner.Place([pass.Calls], planner.MicroBatch);
        return new(pass.Calls, planner.MicroBatch, arena);
    }

    /// <summary>What is planned for as many samples as fit.</summary>
    private static T Fitting<T>(int samples, int least, Func<int, T> plan)
    {
        while (true)
        {
            try
            {
                return plan(samples);
            }
            catch (TooLargeException) when (samples > least)
            {
                // What lies between and around the elements may be many times as much as they are.
                samples = Math.Max(samples / 2, least);
            }
        }
    }

    private static TrainingPrograms PlanTraining(Planner planner)
    {
        var pass = new ForwardPass(planner);
        pass.Run();
        var gradients = new BackwardPass(planner, pass);
        gradients.Run();

        // The scoring is no call of a program, but it reads and writes between the two. The losses run sample by sample, and all forward
        // calls come before the first of them: to the memory they are one call, by which all scored values and their gradients are alive.
        List<KernelCall> scoring = [LossScoring.Call(gradients.Losses)];
        PlacedArena arena = ArenaPlanner.Place([pass.Calls, scoring, gradients.Calls], planner.MicroBatch);
        pass.Calls.AddRange(scoring.Take(scoring.Count - 1));
        IReadOnlyList<LossCall> losses = LossScoring.Placed(gradients.Losses, scoring[^1]);
        NetworkGraph graph = planner.Graph;
        return new(
            pass.Calls, losses, gradients.Calls, planner.MicroBatch, arena, graph.Inputs.Any(NetworkGraph.WantsGradient),
            graph.MixesSamples, graph.LeastSamples);
    }

    // Of at most three at a time no part of a mini-batch is left with one, as three in parts of at most two would be.
    private static int LeastMicroBatch(NetworkGraph graph) => graph.LeastSamples > 1 ? 3 : 1;

    private static int MicroBatch(NetworkGraph graph, int most)
    {
        long floats = graph.Nodes.Sum(node => 2L * node.Shape.Length);
        int least = LeastMicroBatch(graph);
        int samples = most;
        while (samples > least && samples * floats > LargestArena)
            samples = Math.Max(samples / 2, least);
        return samples;
    }
}
