using System.Text.Json.Nodes;
using Samples.Faces;
using Samples.Faces.Blaze;
using Unroll.Vision;

namespace Unroll.Samples.Tests.Faces;

/// <summary>BlazeFace against boxes that a person drew, and against the box and the eyes of another detector, face-api.</summary>
public sealed class BlazeFaceTests : IDisposable
{
    private readonly string weights = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");
    private readonly BlazeFaceFinder finder;

    public BlazeFaceTests() => finder = new BlazeFaceFinder(FaceData.PathOf("blazeface-back-256.onnx"), weights);

    public void Dispose()
    {
        finder.Dispose();
        File.Delete(weights);
    }

    [Fact]
    public void The_face_of_a_portrait_is_where_another_detector_finds_it()
    {
        FoundFace face = Assert.Single(finder.Find(Picture.Read(FaceData.PathOf("astronaut.png"))));

        JsonNode other = JsonNode.Parse(File.ReadAllText(FaceData.PathOf("face-api.json")))!["astronaut"]!["faces"]![0]!;
        float[] box = [.. other["box"]!.AsArray().Select(number => number!.GetValue<float>())];
        Assert.InRange(Box.IntersectionOverUnion(Box.FromCorner(box[0], box[1], box[2], box[3]), face.Box), 0.7f, 1);

        // The first two points are the eyes; of 68 landmarks 36 to 41 and 42 to 47 are around them.
        float[][] landmarks =
            [.. other["landmarks"]!.AsArray().Select(point => new[] { point![0]!.GetValue<float>(), point[1]!.GetValue<float>() })];
        for (int eye = 0; eye < 2; eye++)
        {
            float[][] around = landmarks[(36 + (6 * eye))..(42 + (6 * eye))];
            Assert.Equal(around.Average(point => point[0]), face.Landmarks[2 * eye], 4f);
            Assert.Equal(around.Average(point => point[1]), face.Landmarks[(2 * eye) + 1], 4f);
        }
    }

    [Fact]
    public void Most_faces_of_a_group_are_found()
    {
        string path = FaceData.PathOf("solvay-1927.png");
        List<FoundFace> faces = finder.Find(Picture.Read(path));

        Assert.StartsWith("recall: 28 of 30 ", FaceTruth.Beside(path)!.Compare(faces), StringComparison.Ordinal);
        Assert.True(faces.Zip(faces.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score));
        Assert.InRange(faces.Count, 28, 30);
    }
}
