namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// log(sum over i of e^(z_i - m)) + m - z_label. The sum's relative error is the logarithm's absolute one; the gradient is softmax(z) less
/// 1
/// at the label.
/// </summary>
internal sealed class SoftmaxCrossEntropy : ReferenceLoss
{
    public override bool TakesLabels => true;

    public override Bounded Judge(Bounded[] values, ReadOnlySpan<float> targets, double scale, Sum[] gradient)
    {
        int label = (int)targets[0];
        Bounded[] y = Softmax.Of(values);
        for (int i = 0; i < values.Length; i++)
            gradient[i].Add((i == label ? y[i] - Bounded.Exact(1) : y[i]).Times(scale, 4));
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
    public override Bounded Judge(Bounded[] values, ReadOnlySpan<float> targets, double scale, Sum[] gradient)
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
/// one
/// at most 1/4; a handful of roundings of numbers not above |z| (1 + |t|) + 1.
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
