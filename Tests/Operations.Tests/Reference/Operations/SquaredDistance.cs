namespace Unroll.Operations.Tests.Reference;

/// <summary>The sum of (a - b)² over the channels of every pixel; derivatives 2 (a - b) and its negative.</summary>
internal sealed class SquaredDistance(params string[] stages) : Join(stages)
{
    private Extent extent;

    public override Extent Bind(Extent[] inputs)
    {
        extent = inputs[0];
        return extent with { Channels = 1 };
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int pixel = 0; pixel < output.Length; pixel++)
        {
            var sum = default(Sum);
            for (int i = pixel * extent.Channels; i < (pixel + 1) * extent.Channels; i++)
                sum.Add((inputs[0][i] - inputs[1][i]).Squared());
            output[pixel] = sum.Total;
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < extent.Length; i++)
        {
            Bounded gradient = (inputs[0][i] - inputs[1][i]) * outputGradient[i / extent.Channels].Times(2, 0);
            inputGradients[0][i].Add(gradient);
            inputGradients[1][i].Add(gradient with { Value = -gradient.Value });
        }
    }
}
