namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// e^(x_i - m) / sum over j of e^(x_j - m), m the largest, over the channels of every pixel. The exponent's absolute error is the
/// exponential's relative one: the errors of x_i and m and one rounding of their difference, then 2 units in the last place (4 u) of exp.
/// The sum of n terms adds n u, the division 2 u.
/// </summary>
internal sealed class Softmax : SampleOperation
{
    private Extent extent;

    public static Bounded[] Of(ReadOnlySpan<Bounded> x)
    {
        double largest = double.NegativeInfinity;
        double largestError = 0;
        foreach (Bounded value in x)
        {
            largest = Math.Max(largest, value.Value);
            largestError = Math.Max(largestError, value.Error);
        }
        var exponentials = new double[x.Length];
        var relative = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            exponentials[i] = Math.Exp(x[i].Value - largest);
            relative[i] = x[i].Error + largestError + (Bounded.UnitRoundoff * (4 + Math.Abs(x[i].Value - largest)));
        }
        double sum = exponentials.Sum();
        double sumRelative = relative.Max() + (x.Length * Bounded.UnitRoundoff);
        var y = new Bounded[x.Length];
        for (int i = 0; i < x.Length; i++)
            y[i] = Bounded.Rounded(exponentials[i] / sum, exponentials[i] / sum * (relative[i] + sumRelative) * 1.01, 2);
        return y;
    }

    public override Extent Bind(Extent[] inputs) => extent = inputs[0];

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int first = 0; first < output.Length; first += extent.Channels)
            Of(inputs[0].AsSpan(first, extent.Channels)).CopyTo(output, first);
    }

    /// <summary>dx_i = y_i (dy_i - sum over j of y_j dy_j).</summary>
    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int first = 0; first < output.Length; first += extent.Channels)
        {
            var inner = default(Sum);
            for (int i = first; i < first + extent.Channels; i++)
                inner.Add(output[i], outputGradient[i]);
            for (int i = first; i < first + extent.Channels; i++)
                inputGradients[0][i].Add(output[i] * (outputGradient[i] - inner.Total));
        }
    }
}
