namespace Unroll.Vision;

/// <summary>Pictures as numbers from 0 to 1, and back.</summary>
internal static class StylePixels
{
    /// <summary>The middle of a picture as numbers of an input.</summary>
    /// <param name="picture">A picture of any size, in color or gray.</param>
    /// <param name="input">Its height, width and three channels.</param>
    public static float[] Of(Picture picture, ValueDescription input)
    {
        var numbers = new float[input.Length];
        PictureNormalization.ZeroToOne.Write(Fitted(picture, input.Height, input.Width), numbers);
        return numbers;
    }

    /// <summary>The middle of a picture in the proportions of another size, resized to that.</summary>
    public static Picture Fitted(Picture picture, int height, int width)
    {
        double scale = Math.Min((double)picture.Height / height, (double)picture.Width / width);
        int rows = Math.Clamp((int)Math.Round(height * scale), 1, picture.Height);
        int columns = Math.Clamp((int)Math.Round(width * scale), 1, picture.Width);
        var middle = new Picture(rows, columns, picture.Channels);
        picture.CenterCrop(middle);
        Picture colored = middle.Channels == 3 ? middle : Colored(middle);
        return (rows, columns) == (height, width) ? colored : colored.Resized(height, width, ResizeFilter.Bicubic);
    }

    /// <summary>The picture of numbers; those below 0 and above 1 are the nearest of these.</summary>
    /// <param name="numbers">Height x width x 3 numbers.</param>
    /// <param name="size">The extents.</param>
    /// <param name="colors">Numbers of the picture whose colors it gets; null leaves it its own.</param>
    public static Picture ToPicture(ReadOnlySpan<float> numbers, ValueDescription size, float[]? colors)
    {
        var picture = new Picture(size.Height, size.Width);
        Span<byte> pixels = picture.Pixels;
        for (int i = 0; i < pixels.Length; i++)
        {
            // Of equal I and Q of YIQ, red, green and blue differ alike, by the difference of Y.
            int first = i - (i % 3);
            float number = colors is null ? numbers[i] : colors[i] + Lightness(numbers[first..]) - Lightness(colors.AsSpan(first));
            pixels[i] = (byte)Math.Round(255 * Math.Clamp(number, 0, 1));
        }

        return picture;
    }

    /// <summary>Y of YIQ, of colors between 0 and 1.</summary>
    private static float Lightness(ReadOnlySpan<float> color) =>
        (0.299f * Math.Clamp(color[0], 0, 1)) + (0.587f * Math.Clamp(color[1], 0, 1)) + (0.114f * Math.Clamp(color[2], 0, 1));

    private static Picture Colored(Picture gray)
    {
        var picture = new Picture(gray.Height, gray.Width);
        for (int i = 0; i < picture.Pixels.Length; i++)
            picture.Pixels[i] = gray.Pixels[i / 3];
        return picture;
    }
}
