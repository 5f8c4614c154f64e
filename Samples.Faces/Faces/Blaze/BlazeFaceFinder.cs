using Unroll;
using Unroll.Vision;

namespace Samples.Faces.Blaze;

/// <summary>
/// Finds faces by BlazeFace. Each cell of two grids has boxes around its own center, of 16 x 16 cells two and of 8 x 8 six: their places
/// and sizes are in pixels of the input, as MediaPipe reads them. Boxes of one face are averaged by their scores (section 3.4 of the
/// paper).
/// </summary>
internal sealed class BlazeFaceFinder : IDisposable
{
    /// <summary>Rows and columns of the input.</summary>
    public const int Side = 256;

    // A box and six points: both eyes, nose, mouth, both ears; x and y of each.
    private const int Numbers = 16, Points = 6;
    private const int NearCells = 16, NearBoxes = 2, FarCells = 8, FarBoxes = 6;
    private const float LeastScore = 0.65f, SameFace = 0.3f;

    // Faces of less than a tenth of a picture are too small for it. A large picture is seen in parts, too, which overlap by half.
    private const int LargestPortrait = 640, PartsOfLonger = 4;

    private readonly BlazeFace network = new();
    private readonly Resizer resizer = new();
    private readonly Picture square = new(Side, Side);
    private readonly float[] input = new float[Side * Side * 3];
    private readonly float[] farBoxes = new float[FarCells * FarCells * FarBoxes * Numbers];
    private readonly float[] farScores = new float[FarCells * FarCells * FarBoxes];
    private readonly float[] nearBoxes = new float[NearCells * NearCells * NearBoxes * Numbers];
    private readonly float[] nearScores = new float[NearCells * NearCells * NearBoxes];

    /// <summary>Reads the weights.</summary>
    /// <param name="model">blazeface-back-256.onnx.</param>
    /// <param name="weights">A file for its weights in the names and orders of the network; it is written anew.</param>
    public BlazeFaceFinder(string model, string weights)
    {
        OnnxImport.Read(model).SaveWeights(weights);
        network.Load(weights);
    }

    /// <summary>The faces of a picture, the surest first, with six points each.</summary>
    public List<FoundFace> Find(Picture picture)
    {
        var candidates = new List<FoundFace>();
        See(picture, 0, 0, candidates);
        int longer = Math.Max(picture.Height, picture.Width), side = longer / PartsOfLonger;
        if (longer > LargestPortrait)
        {
            var part = new Picture(side, side);
            for (int top = 0; top + side <= picture.Height; top += side / 2)
            {
                for (int left = 0; left + side <= picture.Width; left += side / 2)
                {
                    picture.Crop(top, left, part);
                    See(part, left, top, candidates);
                }
            }
        }

        return Blended(candidates);
    }

    /// <summary>The network on the numbers of the last picture.</summary>
    public void Predict() => network.Predict(input, farBoxes, farScores, nearBoxes, nearScores);

    public void Dispose() => network.Dispose();

    // The candidates of a picture that lies at a place of a larger one.
    private void See(Picture picture, int left, int top, List<FoundFace> candidates)
    {
        Letterbox letterbox = new(picture.Height, picture.Width, Side, Side);
        letterbox.Draw(picture, square, resizer, fill: 0);
        PictureNormalization.TensorFlow.Write(square, input);
        Predict();
        (float, float) Place(float x, float y)
        {
            (float inX, float inY) = letterbox.ToSource(x, y);
            return (inX + left, inY + top);
        }

        Add(candidates, Place, nearBoxes, nearScores, NearCells, NearBoxes);
        Add(candidates, Place, farBoxes, farScores, FarCells, FarBoxes);
    }

    private static List<FoundFace> Blended(List<FoundFace> candidates)
    {
        var faces = new List<FoundFace>();
        List<FoundFace> left = [.. candidates.OrderByDescending(candidate => candidate.Score)];
        while (left.Count > 0)
        {
            FoundFace first = left[0];
            FoundFace[] same = [.. left.Where(face => Box.IntersectionOverUnion(face.Box, first.Box) > SameFace)];
            faces.Add(Mean(same));
            left.RemoveAll(face => face == first || same.Contains(face));
        }

        return faces;
    }

    private static void Add(
        List<FoundFace> candidates, Func<float, float, (float X, float Y)> place, float[] boxes, float[] scores, int cells, int boxesOfCell)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            float score = 1 / (1 + MathF.Exp(-scores[i]));
            if (!(score >= LeastScore))
                continue;
            int cell = i / boxesOfCell;
            float unit = Side / (float)cells, x = (cell % cells + 0.5f) * unit, y = (cell / cells + 0.5f) * unit;
            ReadOnlySpan<float> numbers = boxes.AsSpan(i * Numbers, Numbers);
            Box inside = Box.FromCenter(x + numbers[0], y + numbers[1], numbers[2], numbers[3]);
            (float left, float top) = place(inside.Left, inside.Top);
            (float right, float bottom) = place(inside.Right, inside.Bottom);
            var points = new float[2 * Points];
            for (int point = 0; point < Points; point++)
            {
                (points[2 * point], points[(2 * point) + 1]) =
                    place(x + numbers[4 + (2 * point)], y + numbers[5 + (2 * point)]);
            }

            candidates.Add(new FoundFace(new Box(left, top, right, bottom), score) { Landmarks = points });
        }
    }

    // The mean by scores, with the best score.
    private static FoundFace Mean(FoundFace[] same)
    {
        float sum = same.Sum(face => face.Score);
        float Of(Func<FoundFace, float> number) => same.Sum(face => face.Score * number(face)) / sum;
        var box = new Box(
            Of(face => face.Box.Left), Of(face => face.Box.Top), Of(face => face.Box.Right), Of(face => face.Box.Bottom));
        float[] points = [.. Enumerable.Range(0, 2 * Points).Select(i => Of(face => face.Landmarks[i]))];
        return new FoundFace(box, same[0].Score) { Landmarks = points };
    }
}
