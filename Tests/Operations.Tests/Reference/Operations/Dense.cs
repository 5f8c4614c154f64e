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
        var sums = new ProductSums(units);
        if (Bias)
            sums.Add(0, 1, 0, Parameters[1].Values);
        for (int i = 0; i < length; i++)
            sums.Add(0, inputs[0][i].Value, inputs[0][i].Error, Parameters[0].Values.AsSpan(i * units, units));
        for (int j = 0; j < units; j++)
            output[j] = sums[j, Bias ? length + 1 : length].Total;
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        double[] values = Array.ConvertAll(outputGradient, gradient => gradient.Value);
        double[] errors = Array.ConvertAll(outputGradient, gradient => gradient.Error);
        if (Bias)
            for (int j = 0; j < units; j++)
                Parameters[1].Gradient[j].Add(outputGradient[j]);
        for (int i = 0; i < length; i++)
        {
            for (int j = 0; j < units; j++)
                Parameters[0].Gradient[(i * units) + j].Add(outputGradient[j], inputs[0][i]);
            inputGradients[0][i].Add(Sum.Of(values, errors, Parameters[0].Values.AsSpan(i * units, units)));
        }
    }
}
