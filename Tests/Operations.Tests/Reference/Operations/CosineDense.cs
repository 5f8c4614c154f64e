namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// output[j] = x w_j / (|x| |w_j|), w_j the columns of weights [in, out]. With x̂ = x / |x| and ŵ_j likewise, dx = (sum over j of dy_j
/// ŵ_j - x̂ sum over j of dy_j y_j) / |x|, and dw_j = dy_j (x̂ - y_j ŵ_j) / |w_j|. Lengths are far above the least that is divided by.
/// </summary>
internal sealed class CosineDense(int units) : SampleOperation
{
    private int length;

    public override IEnumerable<string> Arguments => [Spelling.Of(units), .. Sharing];

    public override Extent Bind(Extent[] inputs)
    {
        length = inputs[0].Length;
        Parameters = [new ReferenceParameter(ParameterKind.Weights, length, units) { FanIn = length }];
        return Extent.Vector(units);
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        Bounded inverse = InverseLength(inputs[0]);
        for (int j = 0; j < units; j++)
        {
            var sum = default(Sum);
            for (int i = 0; i < length; i++)
                sum.Add(inputs[0][i].Times(Unit(i, j)));
            output[j] = sum.Total * inverse;
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        Bounded inverse = InverseLength(inputs[0]);
        var inner = default(Sum);
        for (int j = 0; j < units; j++)
            inner.Add(output[j], outputGradient[j]);
        for (int i = 0; i < length; i++)
        {
            Bounded direction = inputs[0][i] * inverse;
            var along = default(Sum);
            for (int j = 0; j < units; j++)
            {
                along.Add(outputGradient[j].Times(Unit(i, j)));
                Bounded away = direction - output[j].Times(Unit(i, j));
                Parameters[0].Gradient[(i * units) + j].Add((outputGradient[j] * away).Times(1 / LengthOf(j)));
            }

            inputGradients[0][i].Add((along.Total - (direction * inner.Total)) * inverse);
        }
    }

    private double Unit(int i, int j) => Parameters[0].Values[(i * units) + j] / LengthOf(j);

    private double LengthOf(int j)
    {
        double squares = 0;
        for (int i = 0; i < length; i++)
            squares += Math.Pow(Parameters[0].Values[(i * units) + j], 2);
        return Math.Sqrt(squares);
    }

    private static Bounded InverseLength(Bounded[] x)
    {
        var squares = default(Sum);
        foreach (Bounded value in x)
            squares.Add(value.Squared());
        return squares.Total.Power(-0.5, 1e-24, 3);
    }
}
