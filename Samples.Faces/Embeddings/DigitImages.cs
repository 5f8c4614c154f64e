using Samples.Training;
using Unroll;

namespace Samples.Embeddings;

/// <summary>1,797 handwritten digits of 8 x 8 pixels (Alpaydin and Kaynak, 1998), enlarged to those of the networks.</summary>
internal static class DigitImages
{
    private const int Small = HandwrittenDigits.Side;

    /// <summary>The digits.</summary>
    public static IReadOnlyList<string> Names { get; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>Reads them; pixels are from 0 (paper) to 1.</summary>
    public static DataSet Load()
    {
        HandwrittenDigits digits = HandwrittenDigits.Load();
        var images = new List<float>();
        var labels = new List<int>();
        float[] image = new float[ImageSets.Side * ImageSets.Side];
        foreach (DataSet part in new[] { digits.Train, digits.Test })
        {
            for (int sample = 0; sample < part.Count; sample++)
            {
                Enlarge(part.Input(sample), image);
                images.AddRange(image);
                labels.Add(part.Label(sample));
            }
        }

        return new DataSet([.. images], [.. labels]);
    }

    /// <summary>Between the centers of four pixels lies what they make of it; the border goes on.</summary>
    private static void Enlarge(ReadOnlySpan<float> small, Span<float> image)
    {
        for (int row = 0; row < ImageSets.Side; row++)
        for (int column = 0; column < ImageSets.Side; column++)
        {
            (int above, int below, float down) = Place(row);
            (int left, int right, float across) = Place(column);
            float upper = float.Lerp(small[(above * Small) + left], small[(above * Small) + right], across);
            float lower = float.Lerp(small[(below * Small) + left], small[(below * Small) + right], across);
            image[(row * ImageSets.Side) + column] = float.Lerp(upper, lower, down);
        }
    }

    private static (int Before, int After, float Part) Place(int pixel)
    {
        float place = Math.Clamp(((pixel + 0.5f) * Small / ImageSets.Side) - 0.5f, 0, Small - 1);
        int before = (int)place;
        return (before, Math.Min(before + 1, Small - 1), place - before);
    }
}
