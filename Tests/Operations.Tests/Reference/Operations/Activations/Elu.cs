namespace Unroll.Operations.Tests.Reference;

/// <summary>x, or alpha (e^x - 1) for x below or at 0.</summary>
internal sealed class Elu(float alpha = 1) : SmoothActivation
{
    public override IEnumerable<string> Arguments => alpha == 1 ? [] : [Spelling.Of(alpha)];

    protected override double Curvature => alpha;

    protected override double Jump => Math.Abs(1 - alpha);

    protected override double Of(double x) => x > 0 ? x : alpha * 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);

    protected override double Slope(double x) => x > 0 ? 1 : alpha * Math.Exp(x);
}
