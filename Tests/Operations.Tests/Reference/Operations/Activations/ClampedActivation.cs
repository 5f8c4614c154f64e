namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// slope x + offset, kept between two bounds; the derivative at the bounds is 0, and in doubt where the input may be on either side.
/// </summary>
internal abstract class ClampedActivation(double slope, double offset, double low, double high) : Activation
{
    protected override Bounded Value(Bounded x)
    {
        double inside = (slope * x.Value) + offset;
        bool isInDoubt = IsInDoubt(x);
        Doubts += isInDoubt ? 1 : 0;
        double y = Math.Clamp(inside, low, high);
        double error = isInDoubt || y == inside ? slope * x.Error : 0;
        return slope == 1 ? new Bounded(y, error) : Bounded.Rounded(y, error + (slope * Bounded.UnitRoundoff * Math.Abs(x.Value)), 3);
    }

    protected override Bounded Gradient(Bounded x, Bounded y, Bounded outputGradient)
    {
        double inside = (slope * x.Value) + offset;
        Bounded passed = slope == 1 ? outputGradient : outputGradient.Times(slope);
        bool passes = low < inside && inside < high;
        return IsInDoubt(x) ? passed.InDoubt(passes) : passes ? passed : Bounded.Zero;
    }

    private bool IsInDoubt(Bounded x) =>
        new[] { low, high }.Any(bound => (x with { Value = x.Value - ((bound - offset) / slope) }).MayChangeSign());
}
