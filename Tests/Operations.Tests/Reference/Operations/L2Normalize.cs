namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// y = x / max(|x|, epsilon), |x| the Euclidean length over the channels of every pixel. The gradient passes through the length where that
/// is the larger of the two, and is in doubt where it may be either.
/// </summary>
internal sealed class L2Normalize : SampleOperation
{
    private Extent extent;

    public float Epsilon { get; init; } = 1e-12f;

    public override IEnumerable<string> Arguments => Epsilon == 1e-12f ? [] : [$"Epsilon = {Spelling.Of(Epsilon)}"];

    private double Least => Epsilon * (double)Epsilon;

    public override Extent Bind(Extent[] inputs) => extent = inputs[0];

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int first = 0; first < output.Length; first += extent.Channels)
        {
            Bounded squares = Squares(inputs[0].AsSpan(first, extent.Channels));
            Doubts += BeyondLeast(squares).MayChangeSign() ? 1 : 0;
            for (int i = first; i < first + extent.Channels; i++)
                output[i] = inputs[0][i] * InverseLength(squares);
        }
    }

    /// <summary>dx_i = (dy_i - y_i sum over j of y_j dy_j) / |x|; or dy_i / epsilon.</summary>
    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int first = 0; first < output.Length; first += extent.Channels)
        {
            Bounded squares = Squares(inputs[0].AsSpan(first, extent.Channels));
            Bounded beyond = BeyondLeast(squares);
            var inner = default(Sum);
            for (int i = first; i < first + extent.Channels; i++)
                inner.Add(output[i], outputGradient[i]);
            for (int i = first; i < first + extent.Channels; i++)
            {
                Bounded through = output[i] * inner.Total;
                through = beyond.MayChangeSign() ? through.InDoubt(beyond.Value > 0) : beyond.Value > 0 ? through : Bounded.Zero;
                inputGradients[0][i].Add((outputGradient[i] - through) * InverseLength(squares));
            }
        }
    }

    private static Bounded Squares(ReadOnlySpan<Bounded> x)
    {
        var sum = default(Sum);
        foreach (Bounded value in x)
            sum.Add(value.Squared());
        return sum.Total;
    }

    private Bounded BeyondLeast(Bounded squares) => squares - Bounded.Exact(Least);

    /// <summary>A root and a division, after the larger of two.</summary>
    private Bounded InverseLength(Bounded squares) => (squares with { Value = Math.Max(squares.Value, Least) }).Power(-0.5, Least, 3);
}
