namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// log(1 + e^(beta x)) / beta. Its exponent has a rounding that its size multiplies, at most twice the unit for each unit of beta x.
/// </summary>
internal sealed class Softplus(float beta = 1) : SmoothActivation
{
    public override IEnumerable<string> Arguments => beta == 1 ? [] : [Spelling.Of(beta)];

    protected override double Curvature => beta / 4;

    protected override double Of(double x) => (Math.Max(beta * x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(beta * x)))) / beta;

    protected override double Slope(double x) => Sigmoid(beta * x);

    protected override double Vanishing(double x) => 2 * Bounded.UnitRoundoff * Math.Abs(beta * x) * Of(Math.Min(x, 0));
}
