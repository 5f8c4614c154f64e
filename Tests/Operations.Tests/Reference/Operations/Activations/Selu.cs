namespace Unroll.Operations.Tests.Reference;

/// <summary>s x, or s a (e^x - 1) for x below or at 0 (Klambauer et al., 2017).</summary>
internal sealed class Selu : SmoothActivation
{
    private const double A = 1.6732632423543772848170429916717, S = 1.0507009873554804934193349852946;

    protected override double Curvature => S * A;

    protected override double Jump => (S * A) - S;

    protected override double Of(double x) => x > 0 ? S * x : S * A * 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);

    protected override double Slope(double x) => x > 0 ? S : S * A * Math.Exp(x);
}
