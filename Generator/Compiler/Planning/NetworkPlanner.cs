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
    public static Plan Plan(NetworkGraph graph, ConvolutionAlgorithm? forced = null)
    {
        var parameters = new PlannedParameters(graph);
        var forward = new Packing();
        var backward = new Packing();
        NetworkGraph predicted = PredictionGraph.Of(graph);

        // A folded normalization makes other weights of the same parameters than training reads.
        bool folds = predicted.Nodes.Any(node => node.Norm is not null || node.Operation is BatchNormOperation);
        Packing folded = folds ? new Packing() : forward;
        Program prediction = PlanPrediction(predicted, 1, parameters, folded, backward, forced);
        Program? batch = GainsFromBatches(predicted) ? Fitting(LargestMicroBatch, 1, samples => samples < LargestMicroBatch ? null
            : PlanPrediction(predicted, samples, parameters, folded, backward, forced)) : null;
        TrainingPrograms? training = graph.Losses.Any() ? PlanTraining(TrainedGraph.Of(graph), parameters, forward, backward) : null;
        Node heaviest = graph.Nodes.OrderByDescending(node => node.Parameters.Sum(parameter => (long)parameter.Length)).First();
        Planner.At(graph, heaviest, () =>
        {
            foreach (Packing packing in new[] { folded, forward, backward })
                packing.CheckScratch();
        });
        NetworkOutline outline = OutlinePlanner.Of(graph, predicted, training?.Graph, parameters);
        return new(graph, outline, parameters, folded, forward, backward, prediction, batch, training);
    }

    /// <summary>Dense layers read each weight once for all samples that are predicted together; nothing else gains.</summary>
    private static bool GainsFromBatches(NetworkGraph graph) =>
        graph.Nodes.Any(node => node.Operation is DenseOperation) && MicroBatch(graph, LargestMicroBatch) == LargestMicroBatch;

    private static Program PlanPrediction(
        NetworkGraph graph, int microBatch, PlannedParameters parameters, Packing forward, Packing backward, ConvolutionAlgorithm? forced)
    {
        var planner = new Planner(graph, false, microBatch, parameters, forward, backward, forced);
        var pass = new ForwardPass(planner);
        pass.Run();
        pass.StoreOutputs();
        PlacedArena arena = ArenaPlanner.Place([pass.Calls], microBatch);
        return new(pass.Calls, microBatch, arena);
    }

    private static TrainingPrograms PlanTraining(
        NetworkGraph graph, PlannedParameters parameters, Packing forward, Packing backward) => Fitting(
            MicroBatch(graph, graph.MixesSamples ? LargestNormalizedMicroBatch : LargestMicroBatch),
            LeastMicroBatch(graph),
            samples => PlanTraining(graph, samples, parameters, forward, backward));

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

    private static TrainingPrograms PlanTraining(
        NetworkGraph graph, int microBatch, PlannedParameters parameters, Packing forward, Packing backward)
    {
        var planner = new Planner(graph, true, microBatch, parameters, forward, backward);
        var pass = new ForwardPass(planner);
        pass.Run();
        var gradients = new BackwardPass(planner, pass);
        gradients.Run();

        // The scoring is no call of a program, but it reads and writes between the two.
        List<KernelCall> scoring = gradients.Losses
            .Select(loss => new KernelCall(
                "", new ScoreKernel(loss.Values.Count, loss.Gradients.Count), [.. loss.Values, .. loss.Gradients]))
            .ToList();
        PlacedArena arena = ArenaPlanner.Place([pass.Calls, scoring, gradients.Calls], microBatch);
        pass.Calls.AddRange(scoring.Where(call => call.Kernel is ClearKernel));
        IEnumerable<LossCall> losses = gradients.Losses.Zip(scoring.Where(call => call.Kernel is ScoreKernel), (loss, call) => loss with
        {
            Values = [.. call.Operands.Take(loss.Values.Count)],
            Gradients = [.. call.Operands.Skip(loss.Values.Count)],
        });
        return new(graph, pass.Calls, [.. losses], gradients.Calls, microBatch, arena);
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

    /// <summary>Stands for a loss while buffers are placed.</summary>
    private sealed record ScoreKernel(int Values, int Gradients) : Kernel
    {
        public override string Name => "Score";

        public override string Summary => "A loss.";

        public override string[] Operands =>
        [
            .. Enumerable.Range(0, Values).Select(value => $"value{value}"),
            .. Enumerable.Range(0, Gradients).Select(value => $"gradient{value}"),
        ];

        public override Granularity Granularity => Granularity.MicroBatch;
    }
}
