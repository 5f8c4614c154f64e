using Samples.Training;
using Unroll;

namespace Samples.Svm;

/// <summary>Zeros and ones among the digits, by two features that can be drawn: how much ink there is in the middle, and how much on both
/// sides of it. Zeros are class 0, ones class 1.</summary>
internal static class TwoFeatures
{
    // Rows and columns of the 8 x 8 pixels.
    private const int Top = 2, Bottom = 6, MiddleLeft = 3, MiddleRight = 5, SideLeft = 1, SideRight = 7;

    /// <summary>The two features of every zero and one.</summary>
    public static DataSet Of(DataSet digits)
    {
        var features = new List<float>();
        var labels = new List<int>();
        for (int sample = 0; sample < digits.Count; sample++)
        {
            if (digits.Label(sample) > 1)
                continue;
            ReadOnlySpan<float> pixels = digits.Input(sample);
            float middle = Mean(pixels, MiddleLeft, MiddleRight);
            float sides = (Mean(pixels, SideLeft, MiddleLeft) + Mean(pixels, MiddleRight, SideRight)) / 2;
            features.AddRange([middle, sides]);
            labels.Add(digits.Label(sample));
        }

        return new DataSet([.. features], [.. labels]);
    }

    private static float Mean(ReadOnlySpan<float> pixels, int left, int right)
    {
        float sum = 0;
        for (int row = Top; row < Bottom; row++)
        {
            for (int column = left; column < right; column++)
                sum += pixels[(row * HandwrittenDigits.Side) + column];
        }

        return sum / ((Bottom - Top) * (right - left));
    }
}
