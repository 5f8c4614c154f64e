using Unroll;
using Unroll.Vision;

namespace Samples.Faces;

/// <summary>Finds faces by the detector of face-api.</summary>
internal sealed class FaceFinder : IDisposable
{
    // Widths and heights of the anchors, in cells: tinyFaceDetector/const.ts of face-api.
    private static readonly float[] Anchors =
        [1.603231f, 2.094468f, 6.041143f, 7.080126f, 2.882459f, 3.518061f, 4.266906f, 5.178857f, 9.041765f, 10.66308f];

    private const float LeastScore = 0.5f, GreatestOverlap = 0.4f;
    private const int Numbers = 5, CellSize = 32;

    // The longer side of the pictures that a portrait's network is for.
    private const int LargestPortrait = 640;

    private readonly NonMaxSuppression suppression =
        new(new SuppressionOptions { ScoreThreshold = LeastScore, OverlapThreshold = GreatestOverlap });

    private readonly Network network;
    private readonly Prediction predict;
    private readonly FaceInput input;
    private readonly int cells;
    private readonly float[] grid;

    private FaceFinder(Network network, Prediction predict, int size)
    {
        (this.network, this.predict, Side, cells) = (network, predict, size, size / CellSize);
        grid = new float[cells * cells * (Anchors.Length / 2) * Numbers];
        input = new FaceInput(size, isCentered: false, [117.001f, 114.697f, 97.404f]);
    }

    private delegate void Prediction(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>The rows and columns of its input.</summary>
    public int Side { get; }

    /// <summary>The one of a side, or the one that suits a picture.</summary>
    public static FaceFinder For(Picture picture, int? side, string folder)
    {
        bool isPortrait = side is { } given ? given == 416 : Math.Max(picture.Height, picture.Width) <= LargestPortrait;
        return isPortrait ? ForPortraits(folder) : ForGroups(folder);
    }

    /// <summary>For portraits: a network over 416 x 416 pixels, which sees faces of a twelfth of the picture and more.</summary>
    public static FaceFinder ForPortraits(string folder)
    {
        var network = new TinyFaceDetector();
        FaceWeights.Load(network, folder);
        return new FaceFinder(network, network.Predict, 416);
    }

    /// <summary>For groups: the same network over 1280 x 1280 pixels.</summary>
    public static FaceFinder ForGroups(string folder)
    {
        var network = new GroupFaceDetector();
        FaceWeights.Load(network, folder);
        return new FaceFinder(network, network.Predict, 1280);
    }

    /// <summary>The faces of a picture, the surest first.</summary>
    public List<FoundFace> Find(Picture picture)
    {
        input.Read(picture, FaceRegion.All(picture));
        Predict();
        return Boxes(picture);
    }

    /// <summary>The network on the numbers of the last picture.</summary>
    public void Predict() => predict(input.Numbers, grid);

    /// <summary>The faces that the network has told of.</summary>
    public List<FoundFace> Boxes(Picture picture)
    {
        float side = Math.Max(picture.Height, picture.Width);
        var candidates = new List<FoundFace>();
        for (int place = 0; place < grid.Length / Numbers; place++)
        {
            ReadOnlySpan<float> box = grid.AsSpan(place * Numbers, Numbers);
            float score = Sigmoid(box[4]);
            if (score <= LeastScore)
                continue;
            int anchor = place % (Anchors.Length / 2), cell = place / (Anchors.Length / 2);
            float unit = side / cells;
            float x = (cell % cells + Sigmoid(box[0])) * unit, y = (cell / cells + Sigmoid(box[1])) * unit;
            float width = MathF.Exp(box[2]) * Anchors[anchor * 2] * unit, height = MathF.Exp(box[3]) * Anchors[anchor * 2 + 1] * unit;
            candidates.Add(new FoundFace(Box.FromCenter(x, y, width, height), score));
        }

        Box[] boxes = [.. candidates.Select(candidate => candidate.Box)];
        float[] scores = [.. candidates.Select(candidate => candidate.Score)];
        var faces = new List<FoundFace>();
        foreach (int kept in suppression.Suppress(boxes, scores))
            faces.Add(candidates[kept]);
        return faces;
    }

    public void Dispose() => network.Dispose();

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
