namespace Unroll.Operations.Tests.Reference;

/// <summary>x times the normal distribution function, or its approximation by tanh; the second derivative is below 0.81.</summary>
internal sealed class Gelu : SmoothActivation
{
    public bool Approximate { get; init; }

    public override IEnumerable<string> Arguments => Approximate ? ["Approximate = true"] : [];

    protected override double Curvature => 0.81;

    protected override double Of(double x) => Approximate ? x * (1 + Math.Tanh(Argument(x))) / 2 : x * NormalDistribution.Of(x);

    protected override double Slope(double x)
    {
        if (!Approximate)
            return NormalDistribution.Of(x) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
        double tanh = Math.Tanh(Argument(x));
        return ((1 + tanh) / 2) + (x * (1 - (tanh * tanh)) * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * x * x)) / 2);
    }

    /// <summary>Far below 0 the approximation is off by the rounding of its exponent.</summary>
    protected override double Vanishing(double x) => Approximate ? 2 * Bounded.UnitRoundoff * Math.Abs(x) : 0;

    private static double Argument(double x) => Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x));
}
