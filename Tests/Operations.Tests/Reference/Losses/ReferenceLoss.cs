namespace Unroll.Operations.Tests.Reference;

/// <summary>A loss of one sample. The mean over the samples is taken by the network.</summary>
internal abstract class ReferenceLoss : StagePart
{
    public float Weight { get; init; } = 1;

    public override IEnumerable<string> Arguments => Weight == 1 ? [] : [$"Weight = {Spelling.Of(Weight)}"];

    public virtual bool TakesLabels => false;

    /// <summary>The loss of one sample, unweighted.</summary>
    /// <param name="values">The values judged.</param>
    /// <param name="targets">As many targets, or the class index alone.</param>
    /// <param name="scale">What the gradient is multiplied by: weight / samples.</param>
    /// <param name="gradient">Where the gradient of scale x loss is added.</param>
    public abstract Bounded Judge(Bounded[] values, ReadOnlySpan<float> targets, double scale, Sum[] gradient);
}
