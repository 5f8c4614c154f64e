using Unroll.Vision;

namespace Samples.Faces;

/// <summary>Finds the landmarks of a face, and describes it by 128 numbers.</summary>
internal sealed class FaceReader : IDisposable
{
    private const int Points = 68, LandmarkSize = 112, DescriptorSize = 150, DescriptorLength = 128;

    // The first and last landmarks of either eye and of the mouth.
    private static readonly Range[] Parts = [36..42, 42..48, 48..68];

    private readonly FaceLandmarks landmarks = new();
    private readonly FaceRecognition recognition = new();
    private readonly FaceInput landmarkInput, recognitionInput;
    private readonly FaceAligner aligner = new(FaceTemplate.Dlib(DescriptorSize));

    /// <summary>Reads the weights.</summary>
    /// <param name="folder">Where the manifests of face-api are.</param>
    public FaceReader(string folder)
    {
        float[] means = [122.782f, 117.001f, 104.298f];
        landmarkInput = new FaceInput(LandmarkSize, isCentered: true, means);
        recognitionInput = new FaceInput(DescriptorSize, isCentered: true, means);
        FaceWeights.Load(landmarks, folder);
        FaceWeights.Load(recognition, folder);
    }

    /// <summary>The same face with landmarks and descriptor.</summary>
    public FoundFace Read(Picture picture, FoundFace face)
    {
        FaceRegion region = FaceRegion.Within(picture, face.Box);
        float[] points = FindLandmarks(picture, region, face.Box);
        var upright = new Picture(DescriptorSize, DescriptorSize);
        aligner.Align(picture, points, upright);
        float[] descriptor = Describe(upright, new Box(0, 0, DescriptorSize, DescriptorSize));
        return face with { Landmarks = points, Upright = upright, Descriptor = descriptor };
    }

    /// <summary>The 128 numbers that face-api gives for a face that was read: it cuts the face out as it lies.</summary>
    public float[] DescribeAsFaceApi(Picture picture, FoundFace face) =>
        Describe(picture, Cut(face.Landmarks, FaceRegion.Within(picture, face.Box)));

    /// <summary>The 128 numbers of a part of a picture.</summary>
    public float[] Describe(Picture picture, Box part)
    {
        recognitionInput.Read(picture, FaceRegion.Within(picture, part));
        return DescribeInput();
    }

    /// <summary>Both networks on the numbers of the last face.</summary>
    public void Predict()
    {
        PredictLandmarks();
        DescribeInput();
    }

    public void Dispose()
    {
        landmarks.Dispose();
        recognition.Dispose();
    }

    /// <summary>Where face-api cuts the face out for its description: around the eyes and the mouth, as it lies
    /// (FaceLandmarks.alignDlib).</summary>
    private static Box Cut(ReadOnlySpan<float> points, FaceRegion region)
    {
        Span<(double X, double Y)> centers = stackalloc (double, double)[Parts.Length];
        for (int part = 0; part < Parts.Length; part++)
            centers[part] = Center(points, Parts[part]);
        double distance = (Distance(centers[2], centers[0]) + Distance(centers[2], centers[1])) / 2;
        int size = (int)(distance / 0.45);
        double x = (centers[0].X + centers[1].X + centers[2].X) / 3, y = (centers[0].Y + centers[1].Y + centers[2].Y) / 3;
        int left = (int)Math.Max(0, x - (0.5 * size)), top = (int)Math.Max(0, y - (0.43 * size));
        return Box.FromCorner(left, top, Math.Min(size, region.Width + left), Math.Min(size, region.Height + top));
    }

    private static (double X, double Y) Center(ReadOnlySpan<float> points, Range part)
    {
        (double x, double y) = (0, 0);
        (int first, int end) = (part.Start.Value, part.End.Value);
        for (int i = first; i < end; i++)
            (x, y) = (x + points[2 * i], y + points[(2 * i) + 1]);
        return (x / (end - first), y / (end - first));
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private float[] FindLandmarks(Picture picture, FaceRegion region, Box box)
    {
        landmarkInput.Read(picture, region);
        float[] points = PredictLandmarks();
        // From the square, in whose middle the face lies, to the picture. face-api counts from the corner of the box, not of the pixels.
        float side = Math.Max(region.Width, region.Height);
        for (int i = 0; i < points.Length; i += 2)
        {
            points[i] = (points[i] * side) - ((side - region.Width) / 2) + box.Left;
            points[i + 1] = (points[i + 1] * side) - ((side - region.Height) / 2) + box.Top;
        }

        return points;
    }

    private float[] PredictLandmarks()
    {
        float[] points = new float[2 * Points];
        landmarks.Predict(landmarkInput.Numbers, points);
        return points;
    }

    private float[] DescribeInput()
    {
        float[] descriptor = new float[DescriptorLength];
        recognition.Predict(recognitionInput.Numbers, descriptor);
        return descriptor;
    }
}
