namespace Unroll.Generator.Planning;

/// <summary>The programs over the arena of a training thread.</summary>
/// <param name="Forward">From the inputs to all scored values.</param>
/// <param name="Losses">The losses.</param>
/// <param name="Backward">From the gradients of the scored values to those of all parameters.</param>
/// <param name="MicroBatch">The samples that the arena has room for.</param>
/// <param name="Arena">What lies in the arena; its calls are those forward, those of the losses and those backward, one after the
/// other.</param>
/// <param name="GivesInputGradients">Whether the gradient of an input goes to the mini-batch.</param>
/// <param name="MixesSamples">Whether a sample is computed by others of its mini-batch.</param>
/// <param name="LeastSamples">The fewest samples of a mini-batch.</param>
internal sealed record TrainingPrograms(
    IReadOnlyList<KernelCall> Forward,
    IReadOnlyList<LossCall> Losses,
    IReadOnlyList<KernelCall> Backward,
    int MicroBatch,
    PlacedArena Arena,
    bool GivesInputGradients,
    bool MixesSamples,
    int LeastSamples)
{
    /// <summary>The calls of the losses between those forward and those backward: to the memory all losses are one.</summary>
    public const int LossCalls = 1;

    /// <summary>The losses that score each sample by itself.</summary>
    public IReadOnlyList<LossCall> SampleLosses { get; } = [.. Losses.Where(loss => !loss.Operation.ScoresMiniBatch)];

    /// <summary>The losses that score a whole mini-batch.</summary>
    public IReadOnlyList<LossCall> MiniBatchLosses { get; } = [.. Losses.Where(loss => loss.Operation.ScoresMiniBatch)];

    /// <summary>Floats of the arena.</summary>
    public int ArenaLength => Arena.Length;
}
