namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="TanhOperation"/>.</summary>
internal sealed class TanhRule : PointwiseRule
{
    protected override (Operation Operation, string Text)? Resolve(OperationContext context) => (new TanhOperation(), "Tanh");
}
