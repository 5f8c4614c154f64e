namespace Unroll;

/// <summary>How far a training was when its checkpoint was written.</summary>
/// <param name="Epochs">The epochs that were completed.</param>
/// <param name="Batches">The mini-batches of the epoch after them that were trained; 0 for a checkpoint written at the end of an
/// epoch.</param>
/// <param name="Steps">All steps, as <see cref="TrainingHistory.Steps"/> counts them.</param>
public sealed record CheckpointPosition(int Epochs, int Batches, long Steps)
{
    /// <summary>For people: "after epoch 3 and 17 mini-batches of epoch 4".</summary>
    public override string ToString() => (Epochs, Batches) switch
    {
        (0, 0) => "before epoch 1",
        (0, _) => FormattableString.Invariant($"after {Batches} mini-batches of epoch 1"),
        (_, 0) => FormattableString.Invariant($"after epoch {Epochs}"),
        _ => FormattableString.Invariant($"after epoch {Epochs} and {Batches} mini-batches of epoch {Epochs + 1}"),
    };
}
