namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="L2NormalizeOperation"/>.</summary>
internal sealed class L2NormalizeRule : PointwiseRule
{
    protected override (Operation Operation, string Text)? Resolve(OperationContext context) =>
        context.Factor("Epsilon", 1e-12f, allowZero: false) is { } epsilon ? (new L2NormalizeOperation(epsilon), "L2Normalize") : null;
}
