namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// x min(max(0, x + 3), 6) / 6; the derivative is in doubt where the input may be on either side of -3 or 3, where it jumps by 1/2.
/// </summary>
internal sealed class HardSwish : Activation
{
    protected override Bounded Value(Bounded x)
    {
        bool isInDoubt = IsInDoubt(x);
        Doubts += isInDoubt ? 1 : 0;
        double propagated = ((Math.Abs(Slope(x.Value)) + (isInDoubt ? 0.5 : 0)) * x.Error) + (x.Allowed * x.Error / 6);
        return Bounded.Rounded(x.Value * Math.Clamp(x.Value + 3, 0, 6) / 6, propagated + (Bounded.UnitRoundoff * Math.Abs(x.Value)), 4);
    }

    protected override Bounded Gradient(Bounded x, Bounded y, Bounded outputGradient) =>
        outputGradient * new Bounded(Slope(x.Value), (x.Error / 3) + (3 * Bounded.UnitRoundoff) + (IsInDoubt(x) ? 0.5 : 0));

    private static double Slope(double x) => x <= -3 ? 0 : x < 3 ? (x / 3) + 0.5 : 1;

    private static bool IsInDoubt(Bounded x) =>
        (x with { Value = x.Value - 3 }).MayChangeSign() || (x with { Value = x.Value + 3 }).MayChangeSign();
}
