namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of <see cref="LocalResponseNormOperation"/>.</summary>
internal sealed class LocalResponseNormRule : PointwiseRule
{
    protected override (Operation Operation, string Text)? Resolve(OperationContext context)
    {
        int? size = context.Integer("size");
        float? alpha = context.Factor("Alpha", 1e-4f, allowZero: false);
        float? beta = context.Factor("Beta", 0.75f, allowZero: false);
        float? k = context.Factor("K", 1, allowZero: false);
        if (size is null || alpha is null || beta is null || k is null)
            return null;
        float factor = context.Boolean("DivideBySize", true) ? alpha.Value / size.Value : alpha.Value;
        return (new LocalResponseNormOperation(size.Value, factor, beta.Value, k.Value), $"LocalResponseNorm {OperationContext.Text(size.Value)}");
    }
}
