namespace Unroll.Operations.Tests.Reference;

/// <summary>tanh x, within 3 units in the last place (6 u); the second derivative is below 0.8.</summary>
internal sealed class Tanh : Activation
{
    protected override Bounded Value(Bounded x)
    {
        double y = Math.Tanh(x.Value);
        return Bounded.Rounded(y, ((1 - (y * y)) * x.Error) + (0.4 * x.Allowed * x.Error), 6);
    }

    protected override Bounded Gradient(Bounded x, Bounded y, Bounded outputGradient) => outputGradient * (Bounded.Exact(1) - (y * y));
}
