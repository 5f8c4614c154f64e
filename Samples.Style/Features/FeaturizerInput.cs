using Samples.Training;
using Unroll.Vision;

namespace Samples.Features;

/// <summary>Makes a small gray image what the pretrained network takes: 224 x 224 pixels, as many colors, less the mean image.</summary>
/// <param name="mean">[224, 224, 3]: rows, columns, and blue, green and red, in units of bytes.</param>
internal sealed class FeaturizerInput(float[] mean)
{
    private readonly Picture _small = new(ImageSets.Side, ImageSets.Side, channels: 1);
    private readonly Picture _large = new(Featurizer.Side, Featurizer.Side, channels: 1);
    private readonly Resizer _resizer = new(ResizeFilter.Bilinear);

    /// <summary>Writes one image as an input.</summary>
    /// <param name="image">28 x 28 gray pixels, from 0 to 1.</param>
    /// <param name="input">Gets [224, 224, 3]: rows, columns, and blue, green and red, which are alike in gray before the mean is taken
    /// away.</param>
    public void Write(ReadOnlySpan<float> image, Span<float> input)
    {
        Span<byte> bytes = _small.Pixels;
        for (int pixel = 0; pixel < bytes.Length; pixel++)
            bytes[pixel] = (byte)MathF.Round(255 * image[pixel]);
        _resizer.Resize(_small, _large);

        ReadOnlySpan<byte> grays = _large.Pixels;
        for (int i = 0; i < input.Length; i++)
            input[i] = grays[i / Featurizer.Channels] - mean[i];
    }
}
