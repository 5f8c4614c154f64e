namespace Unroll.Operations.Tests.Reference;

/// <summary>The mean of every channel over all pixels, as a vector: sums of height x width terms and a multiplication.</summary>
internal sealed class GlobalAvgPool : SampleOperation
{
    private Extent input;

    public override Extent Bind(Extent[] inputs)
    {
        input = inputs[0];
        return Extent.Vector(input.Channels);
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int c = 0; c < input.Channels; c++)
        {
            var sum = default(Sum);
            for (int pixel = 0; pixel < input.Height * input.Width; pixel++)
                sum.Add(inputs[0][(pixel * input.Channels) + c]);
            output[c] = sum.Total.Times(1.0 / (input.Height * input.Width));
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < input.Length; i++)
            inputGradients[0][i].Add(outputGradient[i % input.Channels].Times(1.0 / (input.Height * input.Width)));
    }
}

/// <summary>A spatial value read as a vector in canonical order. Exact.</summary>
internal sealed class Flatten : SampleOperation
{
    public override Extent Bind(Extent[] inputs) => Extent.Vector(inputs[0].Length);

    public override void Forward(Bounded[][] inputs, Bounded[] output) => inputs[0].CopyTo(output, 0);

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < output.Length; i++)
            inputGradients[0][i].Add(outputGradient[i]);
    }
}
