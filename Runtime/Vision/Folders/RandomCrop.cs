using Unroll.Vision.Resizing;

namespace Unroll.Vision.Folders;

/// <summary>Draws parts of pictures as torchvision's RandomResizedCrop with its defaults.</summary>
internal static class RandomCrop
{
    private const double LeastArea = 0.08, Narrowest = 3.0 / 4, Widest = 4.0 / 3;
    private const int Tries = 10;

    /// <summary>A part of a picture.</summary>
    /// <param name="height">The rows of the picture.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="random">What it is drawn from.</param>
    public static PixelBox Draw(int height, int width, ref AugmentationRandom random)
    {
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            double area = (double)height * width * (LeastArea + ((1 - LeastArea) * random.NextUniform()));
            // Uniform in the logarithm, so that a shape is as likely as the same one turned.
            double ratio = Math.Exp(Math.Log(Narrowest) + (Math.Log(Widest / Narrowest) * random.NextUniform()));
            int columns = (int)Math.Round(Math.Sqrt(area * ratio)), rows = (int)Math.Round(Math.Sqrt(area / ratio));
            if (columns > 0 && columns <= width && rows > 0 && rows <= height)
                return new PixelBox(random.NextBelow(height - rows + 1), random.NextBelow(width - columns + 1), rows, columns);
        }

        return Middle(height, width);
    }

    // The largest part in the middle that is neither too narrow nor too wide.
    private static PixelBox Middle(int height, int width)
    {
        double ratio = (double)width / height;
        int rows = ratio < Narrowest ? Math.Max(1, (int)Math.Round(width / Narrowest)) : height;
        int columns = ratio > Widest ? Math.Max(1, (int)Math.Round(height * Widest)) : width;
        return new PixelBox((height - rows) / 2, (width - columns) / 2, rows, columns);
    }
}
