namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="ReluOperation"/>.</summary>
internal sealed class ReluRule : PointwiseRule
{
    protected override (Operation Operation, string Text)? Resolve(OperationContext context) => (new ReluOperation(), "Relu");
}
