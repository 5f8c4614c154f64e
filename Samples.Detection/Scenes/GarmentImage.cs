using Samples.Training;

namespace Samples.Scenes;

/// <summary>
/// A photograph of a garment on black. Pixels above a threshold are the garment. Between the middles of pixels everything is bilinear;
/// beyond the image there is nothing.
/// </summary>
internal readonly ref struct GarmentImage
{
    /// <summary>Height and width of the image.</summary>
    public const int Side = ImageSets.Side;

    /// <summary>Values up to it are background: 20 of 255. The black around the garments is noisy here and there.</summary>
    public const float Threshold = 20f / 255;

    private readonly ReadOnlySpan<float> _pixels;

    /// <summary>An image.</summary>
    /// <param name="pixels">[28, 28], from 0 to 1.</param>
    public GarmentImage(ReadOnlySpan<float> pixels)
    {
        _pixels = pixels;
        (Left, Top, Right, Bottom) = (Side, Side, 0, 0);
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                if (!IsGarment(pixels[(row * Side) + column]))
                    continue;
                (Left, Right) = (Math.Min(Left, column), Math.Max(Right, column + 1));
                (Top, Bottom) = (Math.Min(Top, row), Math.Max(Bottom, row + 1));
            }
        }
    }

    /// <summary>The first column of the garment.</summary>
    public int Left { get; }

    /// <summary>Its first row.</summary>
    public int Top { get; }

    /// <summary>The column after its last.</summary>
    public int Right { get; }

    /// <summary>The row after its last.</summary>
    public int Bottom { get; }

    /// <summary>Whether no pixel is above the threshold.</summary>
    public bool IsEmpty => Right <= Left;

    /// <summary>How much of a place is garment, from 0 to 1, and the garment's value there, from 0 to 1.</summary>
    /// <param name="x">Columns from the left edge of the image.</param>
    /// <param name="y">Rows from its upper edge.</param>
    public (float Coverage, float Value) At(float x, float y)
    {
        float across = MathF.Floor(x - 0.5f), down = MathF.Floor(y - 0.5f);
        float right = x - 0.5f - across, lower = y - 0.5f - down;
        float coverage = 0, sum = 0;
        Add((int)down, (int)across, (1 - lower) * (1 - right), ref coverage, ref sum);
        Add((int)down, (int)across + 1, (1 - lower) * right, ref coverage, ref sum);
        Add((int)down + 1, (int)across, lower * (1 - right), ref coverage, ref sum);
        Add((int)down + 1, (int)across + 1, lower * right, ref coverage, ref sum);

        // The mean of the garment's own pixels, so that its edges are not darkened by the black around it.
        return (coverage, coverage > 0 ? sum / coverage : 0);
    }

    private static bool IsGarment(float value) => value > Threshold;

    private void Add(int row, int column, float weight, ref float coverage, ref float sum)
    {
        if ((uint)row >= Side || (uint)column >= Side)
            return;
        float value = _pixels[(row * Side) + column];
        if (!IsGarment(value))
            return;
        coverage += weight;
        sum += weight * value;
    }
}
