namespace Unroll;

/// <summary>
/// Changes brightness, contrast and saturation, in this order, each by a factor that is drawn uniformly from 1 - strength (at least 0) to 1
/// + strength: torchvision's ColorJitter without hue and with a fixed order. Pixels must be from 0 to 1, not normalized yet, and stay
/// so.
/// </summary>
public sealed class ColorJitter : Augmentation
{
    // What red, green and blue count in gray: ITU-R BT.601, as in torchvision and Pillow.
    private const float Red = 0.299f, Green = 0.587f, Blue = 0.114f;

    /// <summary>Sets the strengths; those that are 0 change nothing.</summary>
    /// <param name="brightness">The strength of brightness, at least 0: how much more or less light there is.</param>
    /// <param name="contrast">The strength of contrast, at least 0: how much further from or nearer to their mean gray pixels are.</param>
    /// <param name="saturation">The strength of saturation, at least 0: how much further from or nearer to its own gray each pixel is. Only
    /// for images of three channels.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative, infinite or NaN.</exception>
    public ColorJitter(float brightness = 0, float contrast = 0, float saturation = 0)
    {
        Brightness = Hyperparameter.NotNegative(brightness);
        Contrast = Hyperparameter.NotNegative(contrast);
        Saturation = Hyperparameter.NotNegative(saturation);
    }

    /// <summary>The strength of brightness.</summary>
    public float Brightness { get; }

    /// <summary>The strength of contrast.</summary>
    public float Contrast { get; }

    /// <summary>The strength of saturation.</summary>
    public float Saturation { get; }

    /// <inheritdoc />
    public override void Apply(Span<float> image, ValueShape shape, ref AugmentationRandom random)
    {
        float bright = Factor(Brightness, ref random), distance = Factor(Contrast, ref random), color = Factor(Saturation, ref random);
        foreach (ref float value in image)
            value = Math.Clamp(value * bright, 0, 1);

        double gray = 0;
        for (int pixel = 0; pixel < image.Length; pixel += shape.Channels)
            gray += Gray(image.Slice(pixel, shape.Channels));
        float mean = (float)(gray * shape.Channels / image.Length);
        foreach (ref float value in image)
            value = Math.Clamp(mean + (distance * (value - mean)), 0, 1);

        for (int pixel = 0; shape.Channels == 3 && pixel < image.Length; pixel += 3)
        {
            Span<float> colors = image.Slice(pixel, 3);
            float own = Gray(colors);
            foreach (ref float value in colors)
                value = Math.Clamp(own + (color * (value - own)), 0, 1);
        }
    }

    /// <inheritdoc />
    protected internal override string Settings =>
        FormattableString.Invariant($"brightness {Brightness}, contrast {Contrast}, saturation {Saturation}");

    /// <inheritdoc />
    protected internal override string? Problem(ValueShape shape) =>
        base.Problem(shape)
        ?? (Saturation > 0 && shape.Channels != 3
            ? $"it changes the saturation of colors, and an image has {shape.Channels} channels; expected 3, or a saturation of 0"
            : null);

    private static float Gray(ReadOnlySpan<float> pixel)
    {
        if (pixel.Length == 3)
            return (Red * pixel[0]) + (Green * pixel[1]) + (Blue * pixel[2]);
        float sum = 0;
        foreach (float value in pixel)
            sum += value;
        return sum / pixel.Length;
    }

    private static float Factor(float strength, ref AugmentationRandom random)
    {
        float least = Math.Max(0, 1 - strength);
        return least + ((1 + strength - least) * (float)random.NextUniform());
    }
}
