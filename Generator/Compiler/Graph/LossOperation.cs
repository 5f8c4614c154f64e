namespace Unroll.Generator.Graph;

/// <summary>An operation that judges its input and has no value of its own.</summary>
/// <param name="Weight">The factor of this loss in the total.</param>
internal abstract record LossOperation(float Weight) : Operation
{
    /// <summary>The stage of the loss whose targets this one takes, if it is on an auxiliary head; null for a loss with targets of its own.</summary>
    public string? AuxiliaryTo { get; init; }

    /// <summary>Whether the targets are class indices (int) rather than floats.</summary>
    public abstract bool TakesLabels { get; }
}
