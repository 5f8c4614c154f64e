using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>|a - b| of its two inputs, element by element.</summary>
internal sealed record AbsDifferenceOperation : Operation
{
    public override ValueRange Range => ValueRange.NotNegative;

    public override Slid Slide(SlidingInputs inputs) => inputs.Elements(this);
}

/// <summary>Binds <see cref="AbsDifferenceOperation"/>.</summary>
internal sealed class AbsDifferenceBinder : PairBinder
{
    protected override (Operation Operation, Shape Shape) Join(Shape shape) => (new AbsDifferenceOperation(), shape);
}
