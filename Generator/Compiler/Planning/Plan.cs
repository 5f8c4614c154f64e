using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>All that the emission room needs to know: the programs, where everything lies, and what is packed.</summary>
/// <param name="Graph">The network.</param>
/// <param name="Predicted">The network as a prediction computes it.</param>
/// <param name="Parameters">Where every learned tensor lies in the flat buffer.</param>
/// <param name="Folded">The packed weights of a prediction; the same object as <paramref name="Forward"/> where nothing is folded into them.</param>
/// <param name="Forward">The packed weights of the forward kernels.</param>
/// <param name="Backward">The packed weights of the backward kernels.</param>
/// <param name="Prediction">Predicts one sample.</param>
/// <param name="PredictionBatch">Predicts a whole micro-batch; null where that is no faster than sample by sample.</param>
/// <param name="Training">Trains on a micro-batch; null where nothing is scored.</param>
internal sealed record Plan(
    NetworkGraph Graph,
    NetworkGraph Predicted,
    PlannedParameters Parameters,
    Packing Folded,
    Packing Forward,
    Packing Backward,
    Program Prediction,
    Program? PredictionBatch,
    TrainingPrograms? Training)
{
    public const int MaximumShards = 8;

    /// <summary>Multiply-adds a sample for each parameter, below which a gradient buffer more costs about what a thread more brings.</summary>
    private const int MultiplyAddsPerParameter = 4;

    /// <summary>
    /// The parts into which a mini-batch is cut. Each has a gradient buffer of its own, to be cleared and summed, so networks that are large, or
    /// do little with each parameter, have fewer. A batch normalization takes its statistics over a part, so by default there is one.
    /// </summary>
    public int Shards => Graph.Shards is { } asked ? asked
        : Graph.MixesSamples ? 1
        : Gradients > 1 << 23 ? 2
        : Gradients > 1 << 20 || MultiplyAdds < (long)MultiplyAddsPerParameter * Gradients ? 4
        : MaximumShards;

    /// <summary>
    /// The prediction of one sample as several threads share it: rounds, between which they wait for one another; none where no step is worth sharing.
    /// </summary>
    public IReadOnlyList<Round> Phases { get; } = Round.Of(Prediction.Calls);

    private int Gradients => Parameters.LearnableLength + Parameters.StatisticsLength;

    private long MultiplyAdds => Graph.Nodes.Sum(node => node.Operation.MultiplyAdds(node.Shape));
}

/// <summary>A learned tensor and its first float in the flat buffer.</summary>
internal sealed record PlacedParameter(Parameter Parameter, int Offset);

/// <summary>Kernel calls over an arena.</summary>
/// <param name="Calls">The calls in order.</param>
/// <param name="Samples">The samples that it computes.</param>
/// <param name="ArenaLength">Floats of the arena.</param>
internal sealed record Program(List<KernelCall> Calls, int Samples, int ArenaLength);

/// <summary>Calls that one thread does, and then one that all threads share.</summary>
/// <param name="Alone">What one thread does.</param>
/// <param name="Shared">What all share; null in the last round.</param>
internal sealed record Round(IReadOnlyList<KernelCall> Alone, KernelCall? Shared)
{
    public static IReadOnlyList<Round> Of(IEnumerable<KernelCall> steps)
    {
        var rounds = new List<Round>();
        var alone = new List<KernelCall>();
        foreach (KernelCall step in steps)
        {
            if (!step.Kernel.IsParallel)
            {
                alone.Add(step);
                continue;
            }

            rounds.Add(new(alone, step));
            alone = [];
        }

        if (rounds.Count > 0 && alone.Count > 0)
            rounds.Add(new(alone, null));
        return rounds;
    }
}

/// <summary>The programs over the arena of a training thread.</summary>
/// <param name="Graph">What is trained.</param>
/// <param name="Forward">From the inputs to all scored values.</param>
/// <param name="Losses">The losses.</param>
/// <param name="Backward">From the gradients of the scored values to those of all parameters.</param>
/// <param name="MicroBatch">The samples that the arena has room for.</param>
/// <param name="ArenaLength">Floats of the arena.</param>
internal sealed record TrainingPrograms(NetworkGraph Graph, List<KernelCall> Forward, List<LossCall> Losses, List<KernelCall> Backward, int MicroBatch, int ArenaLength);

/// <summary>A loss: the values that it scores and where their gradients go.</summary>
/// <param name="Slot">Its place among all losses that have a weight.</param>
/// <param name="Index">The place of its targets, or those it takes, among the proper losses.</param>
/// <param name="Operation">What scores.</param>
/// <param name="Length">The elements of each value.</param>
/// <param name="Values">The values, in canonical order.</param>
/// <param name="Gradients">Their gradients, in canonical order; none where nothing below learns.</param>
internal sealed record LossCall(
    int Slot, int Index, LossOperation Operation, int Length, IReadOnlyList<Operand> Values, IReadOnlyList<Operand> Gradients);
