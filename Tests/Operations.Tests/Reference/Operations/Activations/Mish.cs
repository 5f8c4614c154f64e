namespace Unroll.Operations.Tests.Reference;

/// <summary>x tanh(log(1 + e^x)); the second derivative is below 0.7.</summary>
internal sealed class Mish : SmoothActivation
{
    protected override double Curvature => 0.7;

    protected override double Of(double x) => x * Tanh(x);

    /// <summary>The product rule: tanh' = 1 - tanh², log(1 + e^x)' = sigmoid(x).</summary>
    protected override double Slope(double x) => Tanh(x) + (x * (1 - (Tanh(x) * Tanh(x))) * Sigmoid(x));

    private static double Tanh(double x) => Math.Tanh(Math.Log(1 + Math.Exp(x)));
}
