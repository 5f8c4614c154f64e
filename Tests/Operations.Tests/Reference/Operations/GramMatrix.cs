namespace Unroll.Operations.Tests.Reference;

/// <summary>The sums over all pixels of the products of two channels, divided by the pixels or by all elements; derivative of element
/// (i, j) by channel i of a pixel: channel j there, and the other way round.</summary>
internal sealed class GramMatrix : SampleOperation
{
    private Extent extent;

    public bool DivideByChannels { get; init; }

    public override IEnumerable<string> Arguments => DivideByChannels ? ["DivideByChannels = true"] : [];

    private double Factor => 1.0 / (extent.Height * extent.Width * (DivideByChannels ? extent.Channels : 1));

    public override Extent Bind(Extent[] inputs)
    {
        extent = inputs[0];
        return new Extent(extent.Channels, extent.Channels, 1, IsVector: false);
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        int channels = extent.Channels;
        for (int place = 0; place < output.Length; place++)
        {
            var sum = default(Sum);
            for (int pixel = 0; pixel < extent.Length; pixel += channels)
                sum.Add(inputs[0][pixel + (place / channels)], inputs[0][pixel + (place % channels)]);
            output[place] = sum.Total.Times(Factor);
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        int channels = extent.Channels;
        for (int i = 0; i < extent.Length; i++)
        {
            (int pixel, int channel) = (i - (i % channels), i % channels);
            for (int other = 0; other < channels; other++)
            {
                Bounded both = outputGradient[(channel * channels) + other] + outputGradient[(other * channels) + channel];
                inputGradients[0][i].Add(both.Times(Factor), inputs[0][pixel + other]);
            }
        }
    }
}
