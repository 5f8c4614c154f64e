namespace Unroll.Generator.Planning;

/// <summary>All that the emission room needs to know: the programs, where everything lies, and what is packed.</summary>
/// <param name="Shards">The parts into which a mini-batch is cut.</param>
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
    int Shards,
    NetworkOutline Outline,
    PlannedParameters Parameters,
    Packing Folded,
    Packing Forward,
    Packing Backward,
    Program Prediction,
    Program? PredictionBatch,
    TrainingPrograms? Training)
{
    /// <summary>The most inputs and outputs that Unroll.Kernels.PredictionSpans holds.</summary>
    private const int MostShared = 8;

    /// <summary>
    /// The prediction of one sample as several threads share it: phases, between which they wait for one another; none where no call is
    /// worth sharing.
    /// </summary>
    public IReadOnlyList<ForkJoinPhase> Phases { get; } = ForkJoinPhase.Of(Prediction.Calls);

    /// <summary>Whether several threads can share the samples of a prediction.</summary>
    public bool SharesSamples => Outline.Inputs.Count + Outline.Outputs.Count <= MostShared;

    /// <summary>Whether several threads share the prediction of one sample.</summary>
    public bool SharesSample => SharesSamples && Phases.Count > 0;
}
