namespace Unroll;

/// <summary>A sample of an input as a picture: one channel as grays, three as red, green and blue.</summary>
internal static class InputPicture
{
    private const int Longest = 96;   // pixels of a side; larger inputs are thinned

    /// <summary>Whether an input can be shown.</summary>
    public static bool CanShow(ValueDescription input) => input.Channels is 1 or 3 && input is { Height: > 1, Width: > 1 };

    /// <summary>The address of the picture, and its size in pixels. Black is the least number of the sample, white the largest.</summary>
    public static (string Address, int Width, int Height) Of(ValueDescription input, ReadOnlySpan<float> values)
    {
        int step = Math.Max(1, (int)Math.Ceiling(Math.Max(input.Height, input.Width) / (double)Longest));
        int height = (input.Height + step - 1) / step, width = (input.Width + step - 1) / step;
        (double low, double high) = Range(values);
        double scale = high > low ? 255 / (high - low) : 0;
        byte[] pixels = new byte[height * width * input.Channels];
        int next = 0;
        for (int y = 0; y < input.Height; y += step)
        {
            for (int x = 0; x < input.Width; x += step)
            {
                foreach (float value in values.Slice(((y * input.Width) + x) * input.Channels, input.Channels))
                    pixels[next++] = float.IsFinite(value) ? (byte)Math.Round((value - low) * scale) : (byte)0;
            }
        }

        return (PngImage.Address(pixels, width, height, input.Channels), width, height);
    }

    /// <summary>The least and the largest finite number; 0 and 0 without any.</summary>
    public static (double Low, double High) Range(ReadOnlySpan<float> values)
    {
        (float low, float high) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return low > high ? (0, 0) : (low, high);
    }
}
