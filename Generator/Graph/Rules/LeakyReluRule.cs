namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="LeakyReluOperation"/>.</summary>
internal sealed class LeakyReluRule : PointwiseRule
{
    protected override (Operation Operation, string Text)? Resolve(OperationContext context) =>
        context.Factor("slope", 0.01f, allowZero: true) is { } slope ? (new LeakyReluOperation(slope), $"LeakyRelu {OperationContext.Text(slope)}") : null;
}
