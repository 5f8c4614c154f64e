namespace Unroll.Operations.Tests.Reference;

/// <summary>A function of two values, element by element.</summary>
internal abstract class Pair(string[] stages) : ElementwiseJoin(stages)
{
    protected override void Compute(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = Value(inputs[0][i], inputs[1][i], AreOne(inputs, i));
    }

    protected override void Differentiate(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < output.Length; i++)
        {
            bool areOne = AreOne(inputs, i);
            inputGradients[0][i].Add(Gradient(inputs[0][i], inputs[1][i], outputGradient[i], areOne, first: true));
            inputGradients[1][i].Add(Gradient(inputs[0][i], inputs[1][i], outputGradient[i], areOne, first: false));
        }
    }

    /// <summary>The function.</summary>
    /// <param name="a">An element of the first.</param>
    /// <param name="b">An element of the second.</param>
    /// <param name="areOne">Whether both are certainly equal.</param>
    protected abstract Bounded Value(Bounded a, Bounded b, bool areOne);

    /// <summary>The gradient of the first or of the second.</summary>
    protected abstract Bounded Gradient(Bounded a, Bounded b, Bounded outputGradient, bool areOne, bool first);

    /// <summary>Either the same value, or two that are equal and without error.</summary>
    private static bool AreOne(Bounded[][] inputs, int i) =>
        inputs[0] == inputs[1] || (inputs[0][i].Value == inputs[1][i].Value && inputs[0][i].Error == 0 && inputs[1][i].Error == 0);
}

/// <summary>a - b.</summary>
internal sealed class Subtract(params string[] stages) : Pair(stages)
{
    protected override Bounded Value(Bounded a, Bounded b, bool areOne) => areOne ? Bounded.Zero : a - b;

    protected override Bounded Gradient(Bounded a, Bounded b, Bounded outputGradient, bool areOne, bool first) =>
        first ? outputGradient : outputGradient with { Value = -outputGradient.Value };
}

/// <summary>
/// a / b; derivatives 1 / b and -(a / b) / b. In doubt where b may be 0: then nothing is known of the quotient.
/// </summary>
internal sealed class Divide(params string[] stages) : Pair(stages)
{
    /// <summary>More than any quotient, and few enough for their squares and products to be numbers.</summary>
    private const double Anything = 1e60;

    protected override Bounded Value(Bounded a, Bounded b, bool areOne)
    {
        Doubts += Least(b) > 0 ? 0 : 1;
        return Quotient(a, b);
    }

    protected override Bounded Gradient(Bounded a, Bounded b, Bounded outputGradient, bool areOne, bool first)
    {
        if (first)
            return Quotient(outputGradient, b);
        Bounded gradient = Quotient(outputGradient * Quotient(a, b), b);
        return gradient with { Value = -gradient.Value };
    }

    private static double Least(Bounded b) => Math.Abs(b.Value) - b.Allowed;

    private static Bounded Quotient(Bounded a, Bounded b)
    {
        double value = a.Value / b.Value, left = a.Error / Least(b), right = value * b.Error / Least(b);
        if (Least(b) <= 0)
            return new Bounded(double.IsFinite(value) ? value : 0, Anything);
        return Bounded.Rounded(value, Math.Sqrt((left * left) + (right * right)), 1);
    }
}

/// <summary>|a - b|; the derivative where both are equal is 0, and in doubt where the difference may have either sign.</summary>
internal sealed class AbsDifference(params string[] stages) : Pair(stages)
{
    protected override Bounded Value(Bounded a, Bounded b, bool areOne)
    {
        if (areOne)
            return Bounded.Zero;
        Bounded difference = a - b;
        Doubts += difference.MayChangeSign() ? 1 : 0;
        return difference with { Value = Math.Abs(difference.Value) };
    }

    protected override Bounded Gradient(Bounded a, Bounded b, Bounded outputGradient, bool areOne, bool first)
    {
        if (areOne)
            return Bounded.Zero;
        Bounded difference = a - b;
        double sign = first ? Math.Sign(difference.Value) : -Math.Sign(difference.Value);
        double doubt = difference.MayChangeSign() ? 2 * Math.Abs(outputGradient.Value) : 0;
        return new Bounded(sign * outputGradient.Value, outputGradient.Error + doubt);
    }
}

/// <summary>
/// (a - b)² / (a + b) of numbers of at least 0, and 0 where both are equal. With q = (a - b) / (a + b), which is at most 1, it is q (a -
/// b), and the derivatives are 2 q - q² and -2 q - q². Those of q are 2 b / (a + b)² and -2 a / (a + b)². In doubt where the sum may be 0.
/// </summary>
internal sealed class ChiSquareDifference(params string[] stages) : Pair(stages)
{
    protected override Bounded Value(Bounded a, Bounded b, bool areOne)
    {
        if (areOne)
            return Bounded.Zero;
        Bounded sum = a + b;
        if (!IsInDoubt(sum))
            return (a - b) * Quotient(a, b);
        Doubts++;
        double value = sum.Value == 0 ? 0 : (a.Value - b.Value) * (a.Value - b.Value) / sum.Value;
        return new Bounded(value, Math.Abs(sum.Value) + sum.Allowed);
    }

    protected override Bounded Gradient(Bounded a, Bounded b, Bounded outputGradient, bool areOne, bool first)
    {
        if (areOne)
            return Bounded.Zero;
        if (IsInDoubt(a + b))
            return new Bounded(0, 3 * (Math.Abs(outputGradient.Value) + outputGradient.Error));
        Bounded quotient = first ? Quotient(a, b) : Quotient(b, a);
        return outputGradient * (quotient * (Bounded.Exact(2) - quotient));
    }

    private static bool IsInDoubt(Bounded sum) => Math.Abs(sum.Value) <= 2 * sum.Allowed;

    private static Bounded Quotient(Bounded a, Bounded b)
    {
        Bounded sum = a + b;
        double least = Math.Abs(sum.Value) - sum.Allowed;
        double propagated = 2 * (Math.Abs(b.Value * a.Error) + Math.Abs(a.Value * b.Error)) / (least * least);
        return Bounded.Rounded((a.Value - b.Value) / sum.Value, propagated, 3);
    }
}
