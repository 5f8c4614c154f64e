namespace Unroll;

/// <summary>
/// Puts a rectangle of another image into an image, at the same place, and mixes the targets by the areas (Yun and others, "CutMix:
/// Regularization Strategy to Train Strong Classifiers with Localizable Features", ICCV 2019). timm: cutmix_alpha; torchvision: v2.CutMix;
/// Keras: CutMix.
/// </summary>
/// <remarks>
/// The sides of the rectangle are those of the image times sqrt(1 - share), rounded down, and its middle is any pixel; what lies beyond the
/// image is cut off, and the share becomes what is left of the image.
/// </remarks>
public sealed class CutMix : SampleMixing
{
    /// <summary>Sets the distribution of the shares.</summary>
    /// <param name="alpha">Both parameters of the Beta distribution, above 0; the paper takes 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is not above 0 and finite.</exception>
    public CutMix(double alpha)
        : base(alpha)
    {
    }

    /// <inheritdoc />
    internal override string? Problem(NetworkDescription network)
    {
        if (network.Inputs is [{ Height: > 1 } or { Width: > 1 }])
            return base.Problem(network);
        return $"CutMix puts a part of an image into another, but the inputs of {network.Name} are "
            + $"{string.Join(", ", network.Inputs.Select(input => $"{input.Height}x{input.Width}x{input.Channels}"))}; "
            + "expected one, [Input(height, width, channels)]; Mixup mixes any.";
    }

    /// <inheritdoc />
    internal override double MixInputs(Batch batch, Batch others, int sample, double share, ref AugmentationRandom random)
    {
        ValueDescription shape = batch.Network.InputSpan[0];
        double side = Math.Sqrt(1 - share);
        int rows = (int)(shape.Height * side), columns = (int)(shape.Width * side);
        int top = random.NextBelow(shape.Height) - (rows / 2), left = random.NextBelow(shape.Width) - (columns / 2);
        int bottom = Math.Min(top + rows, shape.Height), right = Math.Min(left + columns, shape.Width);
        (top, left) = (Math.Max(top, 0), Math.Max(left, 0));
        Span<float> image = batch.Input(0).Slice(sample * shape.Length, shape.Length);
        ReadOnlySpan<float> other = others.Input(0).Slice(sample * shape.Length, shape.Length);
        for (int row = top; row < bottom; row++)
        {
            int first = ((row * shape.Width) + left) * shape.Channels, length = (right - left) * shape.Channels;
            other.Slice(first, length).CopyTo(image[first..]);
        }

        return 1 - ((double)(bottom - top) * (right - left) / ((double)shape.Height * shape.Width));
    }
}
