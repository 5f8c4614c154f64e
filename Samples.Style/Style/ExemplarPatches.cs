using Unroll.Vision;

namespace Samples.Style;

/// <summary>Patches of pictures: each picture is divided into 3 x 3 parts, and a patch is cut from one at a random place and size, mirrored
/// and made lighter or darker at random.</summary>
/// <param name="pictures">Five pictures in color.</param>
/// <param name="seed">The seed of what is random.</param>
internal sealed class ExemplarPatches(IReadOnlyList<Picture> pictures, int seed)
{
    /// <summary>Rows and columns of a patch.</summary>
    public const int Side = 32;

    /// <summary>Rows and columns of parts.</summary>
    private const int Parts = 3;

    private readonly Random _random = new(seed);

    /// <summary>The parts of all pictures.</summary>
    public int Classes => pictures.Count * Parts * Parts;

    /// <summary>Draws a patch.</summary>
    /// <param name="patch">Gets 32 x 32 x 3 numbers, red, green and blue from 0 to 1.</param>
    /// <returns>Which part it is from.</returns>
    public int Draw(Span<float> patch)
    {
        int part = _random.Next(Classes);
        Picture picture = pictures[part / (Parts * Parts)];
        int height = picture.Height / Parts, width = picture.Width / Parts;
        double step = 0.5 + (1.5 * _random.NextDouble()), light = 0.7 + (0.6 * _random.NextDouble());
        step = Math.Min(step, (Math.Min(height, width) - 1.0) / Side);
        double top = (part / Parts % Parts * height) + (_random.NextDouble() * (height - 1 - (step * Side)));
        double left = (part % Parts * width) + (_random.NextDouble() * (width - 1 - (step * Side)));
        bool isMirrored = _random.Next(2) == 1;
        for (int pixel = 0; pixel < Side * Side; pixel++)
        {
            int column = isMirrored ? Side - 1 - (pixel % Side) : pixel % Side;
            ReadOnlySpan<byte> color = picture.Row((int)(top + (step * (pixel / Side))))[(3 * (int)(left + (step * column)))..];
            for (int channel = 0; channel < 3; channel++)
                patch[(3 * pixel) + channel] = (float)Math.Min(1, light * color[channel] / 255);
        }

        return part;
    }
}
