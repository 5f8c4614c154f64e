namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// y = x / b^beta with b = k + alpha' sum x² over the channels around x's own at its pixel (Krizhevsky, Sutskever and Hinton, ImageNet
/// Classification with Deep Convolutional Neural Networks, 2012, section 3.3); alpha' is alpha, or alpha / size. A power may be computed as
/// e^(-beta log b): 2 units in the last place (4 u) of exp, and as many of a logarithm, times beta, in its argument.
/// </summary>
internal sealed class LocalResponseNorm(int size = 5) : SampleOperation
{
    private Extent extent;

    public float Alpha { get; init; } = 1e-4f;

    public float Beta { get; init; } = 0.75f;

    public float K { get; init; } = 1;

    public bool DivideBySize { get; init; } = true;

    public override IEnumerable<string> Arguments =>
    [
        .. size == 5 ? Array.Empty<string>() : [Spelling.Of(size)],
        .. Alpha == 1e-4f ? Array.Empty<string>() : [$"Alpha = {Spelling.Of(Alpha)}"],
        .. Beta == 0.75f ? Array.Empty<string>() : [$"Beta = {Spelling.Of(Beta)}"],
        .. K == 1 ? Array.Empty<string>() : [$"K = {Spelling.Of(K)}"],
        .. DivideBySize ? Array.Empty<string>() : ["DivideBySize = false"],
    ];

    private double Factor => DivideBySize ? Alpha / (double)size : Alpha;

    public override Extent Bind(Extent[] inputs) => extent = inputs[0];

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = inputs[0][i] * Power(Base(inputs[0], i), -Beta);
    }

    /// <summary>dx_i = dy_i b_i^-beta - 2 alpha' beta x_i sum over the j whose sums x_i is in of dy_j x_j b_j^-(beta + 1).</summary>
    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int j = 0; j < output.Length; j++)
        {
            Bounded sum = Base(inputs[0], j);
            inputGradients[0][j].Add(outputGradient[j] * Power(sum, -Beta));
            Bounded through = (outputGradient[j] * inputs[0][j] * Power(sum, -Beta - 1)).Times(-2 * Factor * Beta, 4);
            foreach (int i in Neighbors(j))
                inputGradients[0][i].Add(through * inputs[0][i]);
        }
    }

    private Bounded Power(Bounded sum, double exponent) => sum.Power(exponent, K, 8 + (4 * Math.Abs(exponent * Math.Log(sum.Value))));

    private Bounded Base(Bounded[] x, int i)
    {
        var squares = default(Sum);
        foreach (int neighbor in Neighbors(i))
            squares.Add(x[neighbor].Squared());
        return squares.Total.Times(Factor, 3) + Bounded.Exact(K);
    }

    /// <summary>
    /// size / 2 channels before the element's own, rounded down, and the rest from it on; those beyond the ends are zero.
    /// </summary>
    private IEnumerable<int> Neighbors(int i)
    {
        (int first, int own) = (i - (i % extent.Channels), i % extent.Channels);
        for (int c = Math.Max(own - (size / 2), 0); c < Math.Min(own - (size / 2) + size, extent.Channels); c++)
            yield return first + c;
    }
}
