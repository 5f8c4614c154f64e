using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>The programs over the arena of a training thread.</summary>
/// <param name="Graph">What is trained.</param>
/// <param name="Forward">From the inputs to all scored values.</param>
/// <param name="Losses">The losses.</param>
/// <param name="Backward">From the gradients of the scored values to those of all parameters.</param>
/// <param name="MicroBatch">The samples that the arena has room for.</param>
/// <param name="Arena">What lies in the arena; its calls are those forward, those of the losses and those backward, one after the
/// other.</param>
internal sealed record TrainingPrograms(
    NetworkGraph Graph,
    IReadOnlyList<KernelCall> Forward,
    IReadOnlyList<LossCall> Losses,
    IReadOnlyList<KernelCall> Backward,
    int MicroBatch,
    PlacedArena Arena)
{
    /// <summary>The calls of the losses between those forward and those backward: to the memory all losses are one.</summary>
    public const int LossCalls = 1;

    /// <summary>Whether the gradient of an input goes to the mini-batch.</summary>
    public bool GivesInputGradients => Graph.Inputs.Any(NetworkGraph.WantsGradient);

    /// <summary>Floats of the arena.</summary>
    public int ArenaLength => Arena.Length;
}
