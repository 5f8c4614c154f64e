using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>(a - b)² / (a + b) of its two inputs, element by element, and 0 where they are equal (Taigman et al., "DeepFace",
/// 2014).</summary>
internal sealed record ChiSquareDifferenceOperation : Operation
{
    public override Slid Slide(SlidingInputs inputs) => inputs.Elements(this);
}

/// <summary>Binds <see cref="ChiSquareDifferenceOperation"/>.</summary>
internal sealed class ChiSquareDifferenceBinder : PairBinder
{
    protected override (Operation Operation, Shape Shape) Join(Shape shape) => (new ChiSquareDifferenceOperation(), shape);
}
