namespace Unroll.Operations.Tests.Reference;

/// <summary>The stages that can name one another: those of a network, or those of one use of a block.</summary>
/// <param name="Path">What stands before their names: nothing in a network, "inception." in a block that stage inception uses.</param>
/// <param name="Home">The path of those whose parameters they take: their own, unless the use of the block is shared.</param>
/// <param name="Input">The node that <see cref="Block.Input"/> names; none in a network.</param>
internal sealed record StageScope(string Path, string Home, int Input)
{
    /// <summary>What the next stage reads unless it says otherwise.</summary>
    public string Above { get; set; } = Block.Input;
}
