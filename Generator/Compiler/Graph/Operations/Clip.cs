using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <param name="Low">The least value.</param>
/// <param name="High">The largest value, above the least.</param>
internal sealed record ClipOperation(float Low, float High) : ActivationOperation
{
    public override bool IsIdempotent => true;

    public override ValueRange Range => (Low, High) is (0, 1) ? ValueRange.Probability
        : (Low, High) is (-1, 1) ? ValueRange.Signed
        : Low >= 0 ? ValueRange.NotNegative
        : ValueRange.Any;

    public override bool KeepsZero => Low <= 0 && High >= 0;
}

/// <summary>Binds <see cref="ClipOperation"/>.</summary>
internal sealed class ClipBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context)
    {
        if (context.Number("low", -1) is not { } low || context.Number("high", 1) is not { } high)
            return null;
        if (low < high)
            return (new ClipOperation(low, high), $"Clip {BindingContext.Text(low)}..{BindingContext.Text(high)}");
        context.Report(Ids.FactorOutOfRange, "high", "high", BindingContext.Text(high), $"above low, which is {BindingContext.Text(low)}");
        return null;
    }
}
