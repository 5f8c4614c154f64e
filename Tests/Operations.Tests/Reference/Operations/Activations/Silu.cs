namespace Unroll.Operations.Tests.Reference;

/// <summary>x sigmoid(x); the second derivative is at most 1/2, at 0.</summary>
internal sealed class Silu : SmoothActivation
{
    protected override double Curvature => 0.5;

    protected override double Of(double x) => x * Sigmoid(x);

    protected override double Slope(double x) => Sigmoid(x) * (1 + (x * Sigmoid(-x)));
}
