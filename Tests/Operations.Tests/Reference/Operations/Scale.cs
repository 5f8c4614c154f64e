namespace Unroll.Operations.Tests.Reference;

/// <summary>Every channel of the value so far times its number of a stage that has one pixel; one rounding.</summary>
internal sealed class Scale(string stage) : SampleOperation
{
    private int channels;

    public override IReadOnlyList<string> Joined => [stage];

    public override IEnumerable<string> Arguments => [Spelling.Stage(stage)];

    public override Extent Bind(Extent[] inputs)
    {
        channels = inputs[0].Channels;
        return inputs[0];
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = inputs[0][i] * inputs[1][i % channels];
    }

    /// <summary>The gradient of a factor is a sum over all pixels.</summary>
    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < output.Length; i++)
        {
            inputGradients[0][i].Add(outputGradient[i] * inputs[1][i % channels]);
            inputGradients[1][i % channels].Add(outputGradient[i], inputs[0][i]);
        }
    }
}

/// <summary>scale x + shift, channel by channel, with learned numbers; a convolution or dense layer before it may take them in.</summary>
internal sealed class ScaleShift : SampleOperation
{
    private int channels;

    public override IEnumerable<string> Arguments => Sharing;

    public override Extent Bind(Extent[] inputs)
    {
        channels = inputs[0].Channels;
        Parameters = [new ReferenceParameter(ParameterKind.Scale, channels), new ReferenceParameter(ParameterKind.Shift, channels)];
        return inputs[0];
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            var sum = default(Sum);
            sum.Add(inputs[0][i], Parameters[0][i % channels]);
            sum.Add(Parameters[1][i % channels]);
            output[i] = sum.Total;
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < output.Length; i++)
        {
            Parameters[0].Gradient[i % channels].Add(outputGradient[i], inputs[0][i]);
            Parameters[1].Gradient[i % channels].Add(outputGradient[i]);
            inputGradients[0][i].Add(outputGradient[i] * Parameters[0][i % channels]);
        }
    }
}
