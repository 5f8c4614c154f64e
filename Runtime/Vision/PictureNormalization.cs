namespace Unroll.Vision;

/// <summary>How bytes become the numbers that a network was trained on: (byte - mean) / deviation of each channel, all in units of bytes.
/// A network whose input has other numbers than it learned from predicts badly, without an error.</summary>
/// <remarks>Several threads may use one at a time.</remarks>
public sealed class PictureNormalization
{
    private const int Bytes = 256;

    // The number of each byte, one table after another, in the order of the output's channels.
    private readonly float[] _numbers;
    private readonly bool _isBlueFirst;

    /// <summary>A normalization by means and deviations.</summary>
    /// <param name="means">The mean of each channel, in units of bytes; in the order of the network's channels. One number is for pictures
    /// of any number of channels, three are for those of three.</param>
    /// <param name="deviations">The deviation of each channel, likewise.</param>
    /// <param name="isBlueFirst">Whether the network's channels are blue, green and red.</param>
    /// <exception cref="ArgumentException">There are not one or three of both, a number is not finite, or a deviation is 0.</exception>
    public PictureNormalization(ReadOnlySpan<double> means, ReadOnlySpan<double> deviations, bool isBlueFirst = false)
    {
        if (means.Length is not (1 or 3) || deviations.Length != means.Length)
        {
            throw new ArgumentException(
                $"There are {means.Length} means and {deviations.Length} deviations; expected one or three of both.", nameof(deviations));
        }

        _isBlueFirst = isBlueFirst;
        _numbers = new float[means.Length * Bytes];
        for (int channel = 0; channel < means.Length; channel++)
        {
            (double mean, double deviation) = (means[channel], deviations[channel]);
            if (!double.IsFinite(mean) || !double.IsFinite(deviation) || deviation == 0)
            {
                throw new ArgumentException(
                    $"Channel {channel} has the mean {mean} and the deviation {deviation}; expected numbers, and no deviation of 0.",
                    nameof(deviations));
            }

            for (int value = 0; value < Bytes; value++)
                _numbers[(channel * Bytes) + value] = (float)((value - mean) / deviation);
        }
    }

    /// <summary>
    /// torchvision's for its models of ImageNet: bytes / 255, less (0.485, 0.456, 0.406), divided by (0.229, 0.224, 0.225); red, green,
    /// blue.
    /// </summary>
    public static PictureNormalization ImageNet { get; } =
        new([0.485 * 255, 0.456 * 255, 0.406 * 255], [0.229 * 255, 0.224 * 255, 0.225 * 255]);

    /// <summary>Keras' mode "caffe", of VGG and ResNet: bytes less (103.939, 116.779, 123.68); blue, green, red.</summary>
    public static PictureNormalization Caffe { get; } = new([103.939, 116.779, 123.68], [1, 1, 1], isBlueFirst: true);

    /// <summary>Keras' mode "tf", of MobileNet and Inception: bytes / 127.5 - 1, from -1 to 1; of any number of channels.</summary>
    public static PictureNormalization TensorFlow { get; } = new([127.5], [127.5]);

    /// <summary>Bytes / 255, from 0 to 1; of any number of channels.</summary>
    public static PictureNormalization ZeroToOne { get; } = new([0], [255]);

    /// <summary>Whether it has numbers for each of three channels, so that a gray picture has none.</summary>
    internal bool IsForColors => _numbers.Length > Bytes;

    /// <summary>The numbers of every byte in every channel, which tell one normalization from another.</summary>
    internal ReadOnlySpan<float> Numbers => _numbers;

    /// <summary>Whether the network's channels are blue, green and red.</summary>
    internal bool IsBlueFirst => _isBlueFirst;

    /// <summary>Writes a picture as the input of a network. Nothing is allocated.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="input">Gets [height, width, channels], as networks of Unroll take it.</param>
    /// <exception cref="ArgumentException">The input has another length, or the picture is gray and this normalization is for
    /// colors.</exception>
    public void Write(Picture picture, Span<float> input)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ReadOnlySpan<byte> pixels = picture.Pixels;
        if (input.Length != pixels.Length)
            throw new ArgumentException($"The input has {input.Length} numbers; expected {picture} = {pixels.Length}.", nameof(input));
        if (picture.Channels == 1 && IsForColors)
            throw new ArgumentException("The picture is gray; this normalization is for three channels.", nameof(picture));

        if (picture.Channels == 1 || (_numbers.Length == Bytes && !_isBlueFirst))
        {
            ReadOnlySpan<float> all = _numbers.AsSpan(0, Bytes);
            for (int i = 0; i < pixels.Length; i++)
                input[i] = all[pixels[i]];
            return;
        }

        int next = _numbers.Length == Bytes ? 0 : Bytes;
        ReadOnlySpan<float> first = _numbers.AsSpan(0, Bytes), second = _numbers.AsSpan(next, Bytes);
        ReadOnlySpan<float> third = _numbers.AsSpan(2 * next, Bytes);
        int red = _isBlueFirst ? 2 : 0;
        for (int i = 0; i + 2 < pixels.Length; i += 3)
        {
            input[i] = first[pixels[i + red]];
            input[i + 1] = second[pixels[i + 1]];
            input[i + 2] = third[pixels[i + 2 - red]];
        }
    }
}
