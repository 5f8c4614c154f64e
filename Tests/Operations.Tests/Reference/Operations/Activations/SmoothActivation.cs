namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A function whose derivatives are given by formula. The error of its input is multiplied by the derivative, and by half of the largest
/// second derivative, squared.
/// </summary>
internal abstract class SmoothActivation : Activation
{
    /// <summary>The function.</summary>
    protected abstract double Of(double x);

    /// <summary>Its derivative.</summary>
    protected abstract double Slope(double x);

    /// <summary>The largest magnitude of its second derivative.</summary>
    protected abstract double Curvature { get; }

    /// <summary>The error of the single-precision function, in units of 2^-24 of its value.</summary>
    protected virtual double Roundings => 10;

    /// <summary>What its value may be off besides, where it vanishes.</summary>
    protected virtual double Vanishing(double x) => 0;

    /// <summary>The error of the single-precision derivative.</summary>
    protected virtual double SlopeError(double x) => 12 * Bounded.UnitRoundoff * Math.Max(1, Math.Abs(Slope(x)));

    /// <summary>How far the derivative jumps at 0.</summary>
    protected virtual double Jump => 0;

    protected override Bounded Value(Bounded x)
    {
        double propagated = ((Math.Abs(Slope(x.Value)) + (x.MayChangeSign() ? Jump : 0)) * x.Error)
            + (0.5 * Curvature * x.Allowed * x.Error);
        return Bounded.Rounded(Of(x.Value), propagated + Vanishing(x.Value), Roundings);
    }

    protected override Bounded Gradient(Bounded x, Bounded y, Bounded outputGradient)
    {
        double jump = Jump > 0 && x.MayChangeSign() ? Jump : 0;
        return outputGradient * new Bounded(Slope(x.Value), (Curvature * x.Error) + SlopeError(x.Value) + jump);
    }

    protected static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
