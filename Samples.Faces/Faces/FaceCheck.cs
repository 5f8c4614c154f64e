using System.Text.Json;
using Unroll.Vision;

namespace Samples.Faces;

/// <summary>Compares with the numbers that face-api itself gives for two pictures (Data/faces/face-api.json).</summary>
internal static class FaceCheck
{
    private const int PatternSide = 150;

    // Boxes are written with four digits, landmarks with two, scores and descriptors with six.
    private const double MostScore = 1e-3, MostBox = 1e-3, MostLandmark = 0.02, MostDescriptor = 1e-2, MostPattern = 1e-4;

    /// <summary>Prints the largest differences.</summary>
    /// <returns>0 if all are small, 1 otherwise.</returns>
    public static int Run(string weights)
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(FaceData.PathOf("face-api.json")));
        using var reader = new FaceReader(weights);
        bool agrees = true;
        int count = 0;
        foreach (string name in new[] { "astronaut", "solvay-1927" })
        {
            JsonElement picture = expected.RootElement.GetProperty(name);
            (bool same, int faces) = Compare(name, picture, reader, weights);
            agrees &= same;
            count += faces;
        }

        double pattern = Largest(Pattern(reader), Numbers(expected.RootElement.GetProperty("recognitionOfPattern")));
        Console.WriteLine($"descriptor of a pattern: {pattern:E1}");
        agrees &= pattern <= MostPattern;
        agrees &= FaceChanges.Run(reader, weights);
        Console.WriteLine(agrees ? $"as face-api: {count} faces" : "other than face-api");
        return agrees ? 0 : 1;
    }

    private static (bool Same, int Faces) Compare(string name, JsonElement expected, FaceReader reader, string weights)
    {
        Picture picture = Picture.Read(FaceData.PathOf(name + ".png"));
        using FaceFinder finder = FaceFinder.For(picture, expected.GetProperty("inputSize").GetInt32(), weights);
        List<FoundFace> faces = [.. finder.Find(picture).Select(face => reader.Read(picture, face))];
        JsonElement[] wanted = [.. expected.GetProperty("faces").EnumerateArray()];
        if (faces.Count != wanted.Length)
        {
            Console.WriteLine($"{name}: {faces.Count} faces; expected {wanted.Length}");
            return (false, faces.Count);
        }

        double score = 0, box = 0, landmark = 0, descriptor = 0;
        for (int i = 0; i < wanted.Length; i++)
        {
            Box found = faces[i].Box;
            score = Math.Max(score, Math.Abs(faces[i].Score - wanted[i].GetProperty("score").GetDouble()));
            box = Math.Max(box, Largest([found.Left, found.Top, found.Width, found.Height], Numbers(wanted[i].GetProperty("box"))));
            double[] points = [.. wanted[i].GetProperty("landmarks").EnumerateArray().SelectMany(Numbers)];
            landmark = Math.Max(landmark, Largest(faces[i].Landmarks, points));
            float[] described = reader.DescribeAsFaceApi(picture, faces[i]);
            descriptor = Math.Max(descriptor, Largest(described, Numbers(wanted[i].GetProperty("descriptor"))));
        }

        Console.WriteLine(
            $"{name}: {faces.Count} faces; largest difference of scores {score:E1}, boxes {box:E1} pixels, landmarks {landmark:E1} pixels, "
            + $"descriptors {descriptor:E1}");
        return (score <= MostScore && box <= MostBox && landmark <= MostLandmark && descriptor <= MostDescriptor, faces.Count);
    }

    private static float[] Pattern(FaceReader reader)
    {
        var pattern = new Picture(PatternSide, PatternSide);
        for (int i = 0; i < pattern.Pixels.Length; i++)
            pattern.Pixels[i] = (byte)(i * 7919);
        return reader.Describe(pattern, new Box(0, 0, PatternSide, PatternSide));
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];

    private static double Largest(ReadOnlySpan<float> found, ReadOnlySpan<double> expected)
    {
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
            largest = Math.Max(largest, Math.Abs(found[i] - expected[i]));
        return largest;
    }
}
