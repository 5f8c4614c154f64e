namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="SigmoidOperation"/>.</summary>
internal sealed class SigmoidRule : PointwiseRule
{
    protected override (Operation Operation, string Text)? Resolve(OperationContext context) => (new SigmoidOperation(), "Sigmoid");
}
