using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The channels of every pixel divided by their Euclidean length.</summary>
/// <param name="Epsilon">The least length that is divided by.</param>
internal sealed record L2NormalizeOperation(float Epsilon) : Operation
{
    public override bool IsIdempotent => true;

    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="L2NormalizeOperation"/>.</summary>
internal sealed class L2NormalizeBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context) =>
        context.Factor("Epsilon", 1e-12f, allowZero: false) is { } epsilon ? (new L2NormalizeOperation(epsilon), "L2Normalize") : null;
}
