namespace Unroll;

/// <summary>What the stages of a block can read besides one another.</summary>
public static class Block
{
    /// <summary>
    /// The value that the block is given where it is used: <c>From = Block.Input</c>, <c>Residual(Block.Input)</c>. The first stage of a
    /// block reads it unless it says otherwise.
    /// </summary>
    public const string Input = "Block.Input";
}
