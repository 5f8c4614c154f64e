namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A convolution with a stride as one of stride 1: each pixel of the image has the channels of stride x stride pixels of the padded input,
/// and the kernel is as much smaller, with zeros where the kernel has no tap.
/// </summary>
internal sealed class PhaseImage(Extent input, Extent output, int kernel, int stride, int top, int left)
{
    /// <summary>Taps on a side of the smaller kernel.</summary>
    public int Taps { get; } = (kernel + stride - 1) / stride;

    public Extent Extent => Extent.Spatial(output.Height + Taps - 1, output.Width + Taps - 1, stride * stride * input.Channels);

    /// <summary>The image of an input.</summary>
    public double[] Pixels(Bounded[] values)
    {
        var pixels = new double[Extent.Length];
        for (int y = 0; y < Extent.Height; y++)
            for (int x = 0; x < Extent.Width; x++)
                for (int phase = 0; phase < stride * stride; phase++)
                {
                    (int row, int column) = ((y * stride) + (phase / stride) - top, (x * stride) + (phase % stride) - left);
                    for (int c = 0; input.Contains(row, column) && c < input.Channels; c++)
                        pixels[Extent.At(y, x, (phase * input.Channels) + c)] = values[input.At(row, column, c)].Value;
                }
        return pixels;
    }

    /// <summary>[tap][channel][filter] of the smaller kernel.</summary>
    public double[] Weights(double[] weights)
    {
        int pair = input.Channels * output.Channels;
        var smaller = new double[Taps * Taps * stride * stride * pair];
        for (int y = 0; y < kernel; y++)
            for (int x = 0; x < kernel; x++)
            {
                int tap = (y / stride * Taps) + (x / stride), phase = (y % stride * stride) + (x % stride);
                Array.Copy(weights, ((y * kernel) + x) * pair, smaller, ((tap * stride * stride) + phase) * pair, pair);
            }
        return smaller;
    }
}
