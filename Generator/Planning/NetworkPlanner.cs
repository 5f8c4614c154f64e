using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans a whole network: one program that predicts a sample, and those that train on a micro-batch.</summary>
internal static class NetworkPlanner
{
    /// <summary>The most samples that a thread has in flight: enough for a register tile of rows.</summary>
    private const int LargestMicroBatch = 8;

    /// <summary>Floats of values and gradients that a micro-batch should not exceed: a quarter of a gigabyte.</summary>
    private const long LargestArena = 1L << 26;

    /// <summary>Makes the plan.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="forced">The algorithm of the prediction's convolutions, where they can be computed by it; null: the cheapest of each.</param>
    public static Plan Plan(NetworkGraph graph, ConvolutionAlgorithm? forced = null)
    {
        var parameters = new PlannedParameters(graph);
        var forward = new Packing();
        var backward = new Packing();
        NetworkGraph predicted = WithoutDropout(graph);
        Program prediction = PlanPrediction(predicted, 1, parameters, forward, backward, forced);
        Program? batch = GainsFromBatches(predicted) ? PlanPrediction(predicted, LargestMicroBatch, parameters, forward, backward, forced) : null;
        TrainingPrograms? training = graph.Losses.Any() ? PlanTraining(graph, parameters, forward, backward) : null;
        return new(graph, parameters.Placed, parameters.Length, parameters.LearnableLength, forward, backward, prediction, batch, training);
    }

    /// <summary>Dense layers read each weight once for all samples that are predicted together; nothing else gains.</summary>
    private static bool GainsFromBatches(NetworkGraph graph) =>
        graph.Nodes.Any(node => node.Operation is DenseOperation) && MicroBatch(graph) == LargestMicroBatch;

    private static Program PlanPrediction(
        NetworkGraph graph, int microBatch, PlannedParameters parameters, Packing forward, Packing backward, ConvolutionAlgorithm? forced)
    {
        // What only a loss reads is an output as well, so nothing here is superfluous; the losses themselves are not computed.
        var planner = new Planner(graph with { Nodes = new(graph.Nodes.Where(node => node.Operation is not LossOperation)) }, false, microBatch, parameters, forward, backward, forced);
        var pass = new ForwardPass(planner);
        pass.Run();
        pass.StoreOutputs();
        return new(pass.Steps, microBatch, ArenaPlanner.Place([pass.Steps], microBatch));
    }

    private static TrainingPrograms PlanTraining(NetworkGraph graph, PlannedParameters parameters, Packing forward, Packing backward)
    {
        int microBatch = MicroBatch(graph);
        var planner = new Planner(graph, true, microBatch, parameters, forward, backward);
        var pass = new ForwardPass(planner);
        pass.Run();
        var gradients = new BackwardPass(planner, pass);
        gradients.Run();

        // The judging is not a step of a program, but it reads and writes between the two.
        List<Step> judging = gradients.Losses
            .Select(loss => new Step("", new JudgeKernel(), loss.Gradient is { } gradient ? [loss.Value, gradient] : [loss.Value]))
            .ToList();
        int length = ArenaPlanner.Place([pass.Steps, judging, gradients.Steps], microBatch);
        pass.Steps.AddRange(judging.Where(step => step.Kernel is ClearKernel));
        return new(pass.Steps, gradients.Losses, gradients.Steps, microBatch, length);
    }

    private static int MicroBatch(NetworkGraph graph)
    {
        long floats = graph.Nodes.Sum(node => 2L * node.Shape.Length);
        int samples = LargestMicroBatch;
        while (samples > 1 && samples * floats > LargestArena)
            samples /= 2;
        return samples;
    }

    /// <summary>The graph as a prediction sees it: what read a dropout reads its input.</summary>
    private static NetworkGraph WithoutDropout(NetworkGraph graph)
    {
        Dictionary<int, Node> nodes = graph.Nodes.ToDictionary(node => node.Index);
        int Source(int index) => nodes[index].Operation is DropoutOperation ? Source(nodes[index].Inputs[0]) : index;
        return new(
            new(graph.Nodes
                .Where(node => node.Operation is not DropoutOperation)
                .Select(node => node with { Inputs = new(node.Inputs.Select(Source)) })),
            new(graph.Stages.Select(stage => stage with { Result = Source(stage.Result) })),
            graph.Exact);
    }

    /// <summary>Stands for a loss while buffers are placed.</summary>
    private sealed record JudgeKernel : Kernel
    {
        public override string Name => "Judge";

        public override string Summary => "A loss.";

        public override string[] Operands => ["value", "gradient"];

        public override Calls Calls => Calls.PerMicroBatch;
    }
}
