namespace Unroll;

/// <summary>The kernels of a first convolution side by side in one picture.</summary>
internal static class KernelSheet
{
    private const int MostKernels = 256, Columns = 16;

    /// <summary>The first parameter of a network, if it is the weights of a convolution that reads gray or coloured pictures and has more
    /// than one pixel; null if it is not.</summary>
    public static ParameterDescription? Find(NetworkDescription network) =>
        network.Parameters.Count > 0
        && network.Parameters[0] is { Shape: [> 1, > 1, 1 or 3, _] } first
        && ParameterSnapshot.KindOf(first) == "weights"
        && network.Inputs[0].Channels == first.Shape[2]
            ? first
            : null;

    /// <summary>The address of the picture, its size in pixels and the number of kernels in it. Of kernels of one channel blue is negative,
    /// red positive and white or black zero, the strongest colour the largest weight of all; of three channels, gray is zero.</summary>
    public static (string Address, int Width, int Height, int Kernels) Draw(ParameterDescription weights, ReadOnlySpan<float> values)
    {
        (int height, int width, int channels, int filters) = (weights.Shape[0], weights.Shape[1], weights.Shape[2], weights.Shape[3]);
        int kernels = Math.Min(filters, MostKernels), columns = Math.Min(kernels, Columns), rows = (kernels + columns - 1) / columns;
        int sheetWidth = (columns * (width + 1)) - 1, sheetHeight = (rows * (height + 1)) - 1;
        (double low, double high) = InputPicture.Range(values);
        double largest = Math.Max(Math.Max(Math.Abs(low), Math.Abs(high)), float.Epsilon);
        byte[] pixels = new byte[sheetWidth * sheetHeight * 4];   // transparent
        Span<double> numbers = stackalloc double[3];
        for (int kernel = 0; kernel < kernels; kernel++)
        {
            int left = kernel % columns * (width + 1), top = kernel / columns * (height + 1);
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    for (int channel = 0; channel < channels; channel++)
                        numbers[channel] = values[(((((y * width) + x) * channels) + channel) * filters) + kernel] / largest;
                    Color(pixels.AsSpan(4 * (((top + y) * sheetWidth) + left + x), 4), numbers[..channels]);
                }
            }
        }

        return (PngImage.Address(pixels, sheetWidth, sheetHeight, 4), sheetWidth, sheetHeight, kernels);
    }

    private static void Color(Span<byte> pixel, ReadOnlySpan<double> numbers)
    {
        if (numbers.Length == 3)
        {
            for (int channel = 0; channel < 3; channel++)
                pixel[channel] = (byte)Math.Round(127.5 + (127.5 * Finite(numbers[channel])));
            pixel[3] = 255;
            return;
        }

        double number = Finite(numbers[0]);
        ReadOnlySpan<byte> color = number < 0 ? [31, 111, 181] : [200, 60, 20];
        color.CopyTo(pixel);
        pixel[3] = (byte)Math.Round(12 + (243 * Math.Abs(number)));
    }

    private static double Finite(double number) => double.IsFinite(number) ? Math.Clamp(number, -1, 1) : 0;
}
