namespace Unroll.Operations.Tests.Reference;

/// <summary>output[j] = bias[j] + sum over i of input[i] weights[i, j]; a sum of as many products as there are inputs.</summary>
internal sealed class Dense(int units) : SampleOperation
{
    private int length;

    public bool Bias { get; init; } = true;

    public override IEnumerable<string> Arguments => [Spelling.Of(units), .. Bias ? Array.Empty<string>() : ["Bias = false"], .. Sharing];

    public override Extent Bind(Extent[] inputs)
    {
        length = inputs[0].Length;
        var weights = new ReferenceParameter(ParameterKind.Weights, length, units) { FanIn = length };
        Parameters = Bias ? [weights, new ReferenceParameter(ParameterKind.Bias, units)] : [weights];
        return Extent.Vector(units);
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int j = 0; j < units; j++)
        {
            var sum = default(Sum);
            if (Bias)
                sum.Add(Parameters[1][j]);
            for (int i = 0; i < length; i++)
                sum.Add(inputs[0][i], Parameters[0][(i * units) + j]);
            output[j] = sum.Total;
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int j = 0; j < units; j++)
        {
            if (Bias)
                Parameters[1].Gradient[j].Add(outputGradient[j]);
            for (int i = 0; i < length; i++)
            {
                Parameters[0].Gradient[(i * units) + j].Add(outputGradient[j], inputs[0][i]);
                inputGradients[0][i].Add(outputGradient[j], Parameters[0][(i * units) + j]);
            }
        }
    }
}
