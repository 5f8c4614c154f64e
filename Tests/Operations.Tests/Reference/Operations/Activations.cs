namespace Unroll.Operations.Tests.Reference;

/// <summary>A function of each element, with its derivative.</summary>
internal abstract class Activation : SampleOperation
{
    public override Extent Bind(Extent[] inputs) => inputs[0];

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = Value(inputs[0][i]);
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < output.Length; i++)
            inputGradients[0][i].Add(Gradient(inputs[0][i], output[i], outputGradient[i]));
    }

    protected abstract Bounded Value(Bounded x);

    protected abstract Bounded Gradient(Bounded x, Bounded y, Bounded outputGradient);
}

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

/// <summary>x, or slope x for x below or at 0; one rounding.</summary>
internal sealed class LeakyRelu(float slope = 0.01f) : Activation
{
    public override IEnumerable<string> Arguments => slope == 0.01f ? [] : [Spelling.Of(slope)];

    protected override Bounded Value(Bounded x)
    {
        bool isInDoubt = x.MayChangeSign();
        Doubts += isInDoubt ? 1 : 0;
        double error = x.Error * (isInDoubt ? Math.Max(1, slope) : x.Value > 0 ? 1 : slope);
        return x.Value > 0 ? new Bounded(x.Value, error) : Bounded.Rounded(slope * x.Value, error, 1);
    }

    protected override Bounded Gradient(Bounded x, Bounded y, Bounded outputGradient)
    {
        Bounded falling = outputGradient.Times(slope, 1);
        Bounded gradient = x.Value > 0 ? outputGradient : falling;
        double doubt = (Math.Abs(outputGradient.Value) + outputGradient.Error) * Math.Max(1, slope);
        return x.MayChangeSign() ? gradient with { Error = doubt } : gradient;
    }
}

/// <summary>
/// 1 / (1 + e^-x), within 3 units in the last place (6 u). The input's error is multiplied by the derivative, at most 1/4, and by half of
/// the
/// second derivative, at most 0.1, squared.
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
