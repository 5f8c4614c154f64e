namespace Unroll.Operations.Tests.Reference;

/// <summary>A part that makes a value out of others: one operation, or several that stand for it.</summary>
internal abstract class StageOperation : StagePart
{
    /// <summary>The names of the stages that it reads besides the value before it or, where there are several, in place of that; most
    /// operations have none.</summary>
    public virtual IReadOnlyList<string> Joined => [];

    /// <summary>The stage whose parameters it takes; null if it has its own.</summary>
    public string? SharedWith { get; init; }

    protected IEnumerable<string> Sharing => SharedWith is null ? [] : [$"SharedWith = {Spelling.Stage(SharedWith)}"];

    /// <summary>Appends what it computes to the network.</summary>
    /// <param name="stage">The stage in hand.</param>
    /// <param name="inputs">The nodes of the value before it, if it reads that, and of the stages that it joins.</param>
    /// <returns>The node of its value.</returns>
    public abstract int AppendTo(StageBuilder stage, int[] inputs);
}
