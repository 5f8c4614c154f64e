namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="SoftmaxOperation"/>.</summary>
internal sealed class SoftmaxRule : PointwiseRule
{
    protected override (Operation Operation, string Text)? Resolve(OperationContext context) => (new SoftmaxOperation(), "Softmax");
}
