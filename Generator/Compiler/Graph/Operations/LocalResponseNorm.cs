using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>x / (k + factor x sum x²)^beta, the sum over neighboring channels (Krizhevsky et al., 2012).</summary>
/// <param name="Size">The channels in a sum.</param>
/// <param name="Factor">The factor of the sum: alpha, divided by the size where that is the convention.</param>
/// <param name="Beta">The exponent.</param>
/// <param name="K">What is added to the sum.</param>
internal sealed record LocalResponseNormOperation(int Size, float Factor, float Beta, float K) : Operation
{
    public override Slid Slide(SlidingInputs inputs) => inputs.Pixels(this);
}

/// <summary>Binds <see cref="LocalResponseNormOperation"/>.</summary>
internal sealed class LocalResponseNormBinder : PointwiseBinder
{
    protected override (Operation Operation, string Text)? Resolve(BindingContext context)
    {
        int? size = context.Integer("size");
        float? alpha = context.Factor("Alpha", 1e-4f, allowZero: false);
        float? beta = context.Factor("Beta", 0.75f, allowZero: false);
        float? k = context.Factor("K", 1, allowZero: false);
        if (size is null || alpha is null || beta is null || k is null)
            return null;
        float factor = context.Boolean("DivideBySize", true) ? alpha.Value / size.Value : alpha.Value;
        var operation = new LocalResponseNormOperation(size.Value, factor, beta.Value, k.Value);
        return (operation, $"LocalResponseNorm {BindingContext.Text(size.Value)}");
    }
}
