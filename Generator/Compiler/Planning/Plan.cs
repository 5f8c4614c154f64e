using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>All that the emission room needs to know: the programs, where everything lies, and what is packed.</summary>
/// <param name="Graph">The network.</param>
/// <param name="Outline">What the generated code tells of the network.</param>
/// <param name="Parameters">Where every learned tensor lies in the flat buffer.</param>
/// <param name="Folded">The packed weights of a prediction; the same object as <paramref name="Forward"/> where nothing is folded into
/// them.</param>
/// <param name="Forward">The packed weights of the forward kernels.</param>
/// <param name="Backward">The packed weights of the backward kernels.</param>
/// <param name="Prediction">Predicts one sample.</param>
/// <param name="PredictionBatch">Predicts a whole micro-batch; null where that is no faster than sample by sample.</param>
/// <param name="Training">Trains on a micro-batch; null where nothing is scored.</param>
internal sealed record Plan(
    NetworkGraph Graph,
    NetworkOutline Outline,
    PlannedParameters Parameters,
    Packing Folded,
    Packing Forward,
    Packing Backward,
    Program Prediction,
    Program? PredictionBatch,
    TrainingPrograms? Training)
{
    public const int MaximumShards = 8;

    /// <summary>
    /// Multiply-adds a sample for each parameter, below which a gradient buffer more costs about what a thread more brings.
    /// </summary>
    private const int MultiplyAddsPerParameter = 4;

    /// <summary>
    /// The parts into which a mini-batch is cut. Each has a gradient buffer of its own, to be cleared and summed, so networks that are
    /// large, or do little with each parameter, have fewer. A batch normalization takes its statistics over a part, so by default there is
    /// one.
    /// </summary>
    public int Shards => Graph.Shards is { } asked ? asked
        : Graph.MixesSamples ? 1
        : Gradients > 1 << 23 ? 2
        : Gradients > 1 << 20 || MultiplyAdds < (long)MultiplyAddsPerParameter * Gradients ? 4
        : MaximumShards;

    /// <summary>
    /// The prediction of one sample as several threads share it: rounds, between which they wait for one another; none where no step is
    /// worth sharing.
    /// </summary>
    public IReadOnlyList<Round> Phases { get; } = Round.Of(Prediction.Calls);

    private int Gradients => Parameters.LearnableLength + Parameters.StatisticsLength;

    private long MultiplyAdds => Graph.Nodes.Sum(node => node.Operation.MultiplyAdds(node.Shape));
}
