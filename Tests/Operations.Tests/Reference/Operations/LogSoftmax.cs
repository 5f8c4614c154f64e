namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// (x_i - m) - log of the sum over j of e^(x_j - m), m the largest, over the channels of every pixel. An error of x_j moves the logarithm
/// by at most as much; an exponential errs by 2 units in the last place (4 u) and by the rounding of its exponent, the sum of n terms by
/// n u, which the logarithm makes absolute.
/// </summary>
internal sealed class LogSoftmax : SampleOperation
{
    private Extent extent;

    public override Extent Bind(Extent[] inputs) => extent = inputs[0];

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int first = 0; first < output.Length; first += extent.Channels)
        {
            Bounded[] x = inputs[0][first..(first + extent.Channels)];
            double largest = x.Max(value => value.Value), sum = x.Sum(value => Math.Exp(value.Value - largest));
            double rounding = x.Sum(value => Math.Exp(value.Value - largest) / sum * (4 + Math.Abs(value.Value - largest))) + x.Length;
            double ofLogarithm = x.Max(value => value.Error) + (Bounded.UnitRoundoff * (rounding + (2 * Math.Log(sum))));
            for (int i = 0; i < x.Length; i++)
            {
                double shifted = x[i].Value - largest;
                double propagated = x[i].Error + ofLogarithm + (Bounded.UnitRoundoff * Math.Abs(shifted));
                output[first + i] = Bounded.Rounded(shifted - Math.Log(sum), propagated, 1);
            }
        }
    }

    /// <summary>dx_i = dy_i - e^(y_i) sum over j of dy_j.</summary>
    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int first = 0; first < output.Length; first += extent.Channels)
        {
            var sum = default(Sum);
            for (int i = first; i < first + extent.Channels; i++)
                sum.Add(outputGradient[i]);
            for (int i = first; i < first + extent.Channels; i++)
            {
                double share = Math.Exp(output[i].Value);
                inputGradients[0][i].Add(outputGradient[i] - (Bounded.Rounded(share, share * output[i].Error * 1.01, 4) * sum.Total));
            }
        }
    }
}
