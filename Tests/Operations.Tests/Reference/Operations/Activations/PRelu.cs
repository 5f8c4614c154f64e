namespace Unroll.Operations.Tests.Reference;

/// <summary>x, or a learned slope times x for x below or at 0: one slope, or one a channel.</summary>
internal sealed class PRelu : SampleOperation
{
    private Extent extent;

    public bool PerChannel { get; init; }

    public override IEnumerable<string> Arguments => PerChannel ? ["PerChannel = true"] : [];

    public override Extent Bind(Extent[] inputs)
    {
        extent = inputs[0];
        Parameters = [new ReferenceParameter(ParameterKind.Slope, PerChannel ? extent.Channels : 1)];
        return extent;
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            Bounded x = inputs[0][i], falling = x * Slope(i);
            bool isInDoubt = x.MayChangeSign();
            Doubts += isInDoubt ? 1 : 0;
            output[i] = (x.Value > 0 ? x : falling) with
            {
                Error = isInDoubt ? Math.Max(x.Error, falling.Error) + ((1 + Math.Abs(Slope(i).Value)) * x.Error)
                    : x.Value > 0 ? x.Error
                    : falling.Error,
            };
        }
    }

    /// <summary>The slope's gradient is the sum of x dy over the elements at or below 0.</summary>
    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < output.Length; i++)
        {
            Bounded x = inputs[0][i], dy = outputGradient[i], falling = dy * Slope(i), term = x * dy;
            bool isInDoubt = x.MayChangeSign(), rises = x.Value > 0;
            Bounded gradient = rises ? dy : falling;
            inputGradients[0][i].Add(isInDoubt
                ? gradient with { Error = gradient.Error + falling.Error + Math.Abs(dy.Value - falling.Value) }
                : gradient);
            ref Sum slope = ref Parameters[0].Gradient[PerChannel ? i % extent.Channels : 0];
            if (isInDoubt || !rises)
                slope.Add(isInDoubt ? term.InDoubt(!rises) : term);
        }
    }

    private Bounded Slope(int element) => Parameters[0][PerChannel ? element % extent.Channels : 0];
}
