namespace Unroll.Vision.Tests;

/// <summary>Detections by the formulas, in double precision and without a shortcut.</summary>
internal sealed record YoloReference(int Version, int Rows, int Columns, BoxSize[] Anchors, int Classes, int Height, int Width)
{
    public IEnumerable<(double[] Box, int Class, double Score)> Detect(float[] values, double score, bool everyClass)
    {
        int shared = Version == 1 ? Classes : 0, own = Version == 1 ? 5 : 5 + Classes, cell = (Anchors.Length * own) + shared;
        for (int i = 0; i < Rows * Columns * Anchors.Length; i++)
        {
            (int row, int column, int anchor) = (i / Anchors.Length / Columns, i / Anchors.Length % Columns, i % Anchors.Length);
            double[] numbers = [.. values.Skip((i / Anchors.Length * cell) + (anchor * own)).Take(5).Select(x => (double)x)];
            int first = (i / Anchors.Length * cell) + (Version == 1 ? Anchors.Length * 5 : (anchor * own) + 5);
            double[] classes = [.. values.Skip(first).Take(Classes).Select(x => (double)x)];
            double confidence = Version == 1 ? numbers[4] : Sigmoid(numbers[4]), sum = classes.Sum(Math.Exp);
            double[] scores = [.. classes.Select(x =>
                confidence * (Version == 1 ? x : Version == 2 ? Math.Exp(x) / sum : Sigmoid(x)))];
            double[] box = Box(numbers, row, column, Anchors[anchor]);
            for (int k = 0; k < Classes; k++)
            {
                if (scores[k] > score && (everyClass || k == Array.IndexOf(scores, scores.Max())))
                    yield return (box, k, scores[k]);
            }
        }
    }

    private double[] Box(double[] t, int row, int column, BoxSize anchor)
    {
        double strideY = (double)Height / Rows, strideX = (double)Width / Columns;
        double[] place = Version switch
        {
            1 => [(column + t[0]) * strideX, (row + t[1]) * strideY, t[2] * t[2] * Width, t[3] * t[3] * Height],
            2 => [(column + Sigmoid(t[0])) * strideX, (row + Sigmoid(t[1])) * strideY,
                anchor.Width * Math.Exp(t[2]) / Columns * Width, anchor.Height * Math.Exp(t[3]) / Rows * Height],
            3 => [(column + Sigmoid(t[0])) * strideX, (row + Sigmoid(t[1])) * strideY,
                anchor.Width * Math.Exp(t[2]), anchor.Height * Math.Exp(t[3])],
            _ => [((2 * Sigmoid(t[0])) - 0.5 + column) * strideX, ((2 * Sigmoid(t[1])) - 0.5 + row) * strideY,
                Math.Pow(2 * Sigmoid(t[2]), 2) * anchor.Width, Math.Pow(2 * Sigmoid(t[3]), 2) * anchor.Height],
        };
        return [place[0] - place[2] / 2, place[1] - place[3] / 2, place[0] + place[2] / 2, place[1] + place[3] / 2];
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
