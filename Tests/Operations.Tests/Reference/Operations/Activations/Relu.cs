namespace Unroll.Operations.Tests.Reference;

/// <summary>max(x, 0), no rounding; the derivative at 0 is 0, and in doubt where x may have either sign.</summary>
internal sealed class Relu : Activation
{
    protected override Bounded Value(Bounded x)
    {
        bool isInDoubt = x.MayChangeSign();
        Doubts += isInDoubt ? 1 : 0;
        return new Bounded(Math.Max(x.Value, 0), x.Value > 0 || isInDoubt ? x.Error : 0);
    }

    protected override Bounded Gradient(Bounded x, Bounded y, Bounded outputGradient) =>
        x.MayChangeSign() ? outputGradient.InDoubt(x.Value > 0) : x.Value > 0 ? outputGradient : Bounded.Zero;
}
