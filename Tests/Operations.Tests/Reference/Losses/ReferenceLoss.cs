namespace Unroll.Operations.Tests.Reference;

/// <summary>A loss of one sample. The mean over the samples is taken by the network.</summary>
internal abstract class ReferenceLoss : StagePart
{
    public float Weight { get; init; } = 1;

    /// <summary>The stage whose loss has the targets, if this one is on an auxiliary head: only training has it.</summary>
    public string? AuxiliaryTo { get; init; }

    public override IEnumerable<string> Arguments =>
    [
        .. Weight == 1 ? Array.Empty<string>() : [$"Weight = {Spelling.Of(Weight)}"],
        .. AuxiliaryTo is null ? Array.Empty<string>() : [$"AuxiliaryTo = {Spelling.Stage(AuxiliaryTo)}"],
    ];

    public virtual bool TakesLabels => false;

    /// <summary>The loss of one sample, unweighted.</summary>
    /// <param name="values">The values scored.</param>
    /// <param name="targets">As many targets, or the class index alone.</param>
    /// <param name="scale">What the gradient is multiplied by: weight / samples.</param>
    /// <param name="gradient">Where the gradient of scale x loss is added.</param>
    public abstract Bounded Score(Bounded[] values, ReadOnlySpan<float> targets, double scale, Sum[] gradient);
}
