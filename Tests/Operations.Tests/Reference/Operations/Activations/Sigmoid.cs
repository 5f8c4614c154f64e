namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// 1 / (1 + e^-x), within 3 units in the last place (6 u). The input's error is multiplied by the derivative, at most 1/4, and by half of
/// the second derivative, at most 0.1, squared.
/// </summary>
internal sealed class Sigmoid : Activation
{
    public static Bounded Of(Bounded x)
    {
        double y = 1 / (1 + Math.Exp(-x.Value));
        return Bounded.Rounded(y, (y * (1 - y) * x.Error) + (0.1 * x.Allowed * x.Error), 6);
    }

    protected override Bounded Value(Bounded x) => Of(x);

    protected override Bounded Gradient(Bounded x, Bounded y, Bounded outputGradient) => outputGradient * (y * (Bounded.Exact(1) - y));
}
