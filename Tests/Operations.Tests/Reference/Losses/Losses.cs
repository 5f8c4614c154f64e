namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// log(sum over i of e^(z_i - m)) + m - z_label. The sum's relative error is the logarithm's absolute one; the gradient is softmax(z) less
/// 1 at the label. With probabilities it is the mean of this over all labels.
/// </summary>
internal sealed class SoftmaxCrossEntropy : ReferenceLoss
{
    /// <summary>The share of the target that is spread over all classes.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>Whether the targets are a probability for each class.</summary>
    public bool Probabilities { get; init; }

    public override bool TakesLabels => !Probabilities;

    public override IEnumerable<string> Arguments =>
    [
        .. base.Arguments,
        .. LabelSmoothing == 0 ? Array.Empty<string>() : [$"LabelSmoothing = {Spelling.Of(LabelSmoothing)}"],
        .. Probabilities ? ["Probabilities = true"] : Array.Empty<string>(),
    ];

    public override Bounded Score(Bounded[] values, ReadOnlySpan<float> targets, double scale, Sum[] gradient)
    {
        if (Probabilities)
            return ScoreAll(values, targets, scale, gradient);
        int label = (int)targets[0];
        double spread = (double)LabelSmoothing / values.Length;
        Bounded[] y = Softmax.Of(values);
        for (int i = 0; i < values.Length; i++)
            gradient[i].Add((y[i] - Bounded.Exact((i == label ? 1.0 - LabelSmoothing : 0) + spread)).Times(scale, 8));
        Bounded loss = LogOf(values, label).Times(1.0 - LabelSmoothing, 4);
        for (int i = 0; i < values.Length && spread > 0; i++)
            loss += LogOf(values, i).Times(spread, 4 + values.Length);
        return loss;
    }

    private Bounded ScoreAll(Bounded[] values, ReadOnlySpan<float> targets, double scale, Sum[] gradient)
    {
        double[] shares = new double[values.Length];
        for (int i = 0; i < shares.Length; i++)
            shares[i] = ((1.0 - LabelSmoothing) * targets[i]) + ((double)LabelSmoothing / values.Length);
        Bounded[] y = Softmax.Of(values);
        Bounded loss = Bounded.Zero;
        for (int i = 0; i < values.Length; i++)
        {
            gradient[i].Add((y[i].Times(shares.Sum(), 4) - Bounded.Exact(shares[i])).Times(scale, 8));
            loss += LogOf(values, i).Times(shares[i], 4 + values.Length);
        }

        return loss;
    }

    /// <summary>-log softmax(z) of a class.</summary>
    private static Bounded LogOf(Bounded[] values, int label)
    {
        double largest = values.Max(z => z.Value);
        double smallest = values.Min(z => z.Value);
        double logarithm = Math.Log(values.Sum(z => Math.Exp(z.Value - largest)));
        double propagated = values[label].Error + values.Max(z => z.Error);
        double rounding = values.Length + 4 + (largest - smallest) + (4 * (logarithm + Math.Abs(largest) + Math.Abs(values[label].Value)));
        return new Bounded(logarithm + largest - values[label].Value, (1.01 * propagated) + (rounding * Bounded.UnitRoundoff));
    }
}

/// <summary>A loss that is the mean of one term an element.</summary>
internal abstract class ElementwiseLoss : ReferenceLoss
{
    public override Bounded Score(Bounded[] values, ReadOnlySpan<float> targets, double scale, Sum[] gradient)
    {
        var sum = default(Sum);
        for (int i = 0; i < values.Length; i++)
        {
            (Bounded loss, Bounded slope) = Term(values[i], targets[i]);
            sum.Add(loss);
            gradient[i].Add(slope.Times(scale / values.Length, 4));
        }
        return sum.Total.Times(1.0 / values.Length);
    }

    protected abstract (Bounded Loss, Bounded Slope) Term(Bounded z, double target);
}

/// <summary>
/// max(z, 0) - z t + log(1 + e^-|z|), from logits. Its derivative is sigmoid(z) - t, which the error of z is multiplied by, and the second
/// one at most 1/4; a handful of roundings of numbers not above |z| (1 + |t|) + 1.
/// </summary>
internal sealed class BinaryCrossEntropy : ElementwiseLoss
{
    protected override (Bounded Loss, Bounded Slope) Term(Bounded z, double target)
    {
        double loss = Math.Max(z.Value, 0) - (z.Value * target) + Math.Log(1 + Math.Exp(-Math.Abs(z.Value)));
        Bounded slope = Sigmoid.Of(z) - Bounded.Exact(target);
        double propagated = (Math.Abs(slope.Value) + z.Allowed) * z.Error;
        double rounding = 8 * Bounded.UnitRoundoff * ((Math.Abs(z.Value) * (1 + Math.Abs(target))) + 1);
        return (new Bounded(loss, propagated + rounding), slope);
    }
}

/// <summary>(z - t)²: a subtraction and a multiplication.</summary>
internal sealed class MeanSquaredError : ElementwiseLoss
{
    protected override (Bounded Loss, Bounded Slope) Term(Bounded z, double target)
    {
        Bounded difference = z - Bounded.Exact(target);
        return (difference * difference, difference.Times(2, 0));
    }
}

/// <summary>
/// d² / (2 beta) where |d| is below beta, |d| - beta / 2 elsewhere; the derivative is d / beta, between -1 and 1, and continuous.
/// </summary>
internal sealed class SmoothL1 : ElementwiseLoss
{
    public float Beta { get; init; } = 1;

    public override IEnumerable<string> Arguments =>
        [.. base.Arguments, .. Beta == 1 ? Array.Empty<string>() : [$"Beta = {Spelling.Of(Beta)}"]];

    protected override (Bounded Loss, Bounded Slope) Term(Bounded z, double target)
    {
        Bounded difference = z - Bounded.Exact(target);
        double distance = Math.Abs(difference.Value);
        double loss = distance < Beta ? distance * distance / (2 * Beta) : distance - (0.5 * Beta);
        double slope = Math.Clamp(difference.Value / Beta, -1, 1);

        // The loss changes by no more than the difference does, and the slope by that over beta.
        double rounding = 4 * Bounded.UnitRoundoff;
        return (new Bounded(loss, difference.Error + (rounding * (distance + Beta))),
            new Bounded(slope, (difference.Error / Beta) + rounding));
    }
}

/// <summary>max(0, 1 - t z); the derivative is -t, or 0 where the margin is kept, in doubt where it may be either.</summary>
internal sealed class Hinge : ElementwiseLoss
{
    protected override (Bounded Loss, Bounded Slope) Term(Bounded z, double target)
    {
        Bounded margin = Bounded.Exact(1) - (z * Bounded.Exact(target));
        Bounded slope = Bounded.Exact(-target);
        Doubts += margin.MayChangeSign() ? 1 : 0;
        var loss = new Bounded(Math.Max(margin.Value, 0), margin.Value > 0 || margin.MayChangeSign() ? margin.Error : 0);
        return (loss, margin.MayChangeSign() ? slope.InDoubt(margin.Value > 0) : margin.Value > 0 ? slope : Bounded.Zero);
    }
}
