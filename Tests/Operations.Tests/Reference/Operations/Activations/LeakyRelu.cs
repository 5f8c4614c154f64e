namespace Unroll.Operations.Tests.Reference;

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
