using System.Text.Json;
using Samples.Faces;

namespace Unroll.Samples.Tests.Faces;

/// <summary>The networks of faces with made-up weights give what the same networks give in PyTorch, in double precision.</summary>
public sealed class FaceNetworkTests
{
    // The largest sum has 2304 products, and up to 30 layers follow one another.
    private const double Tolerance = 1e-5;

    [Fact]
    public void The_detector_is_that_of_face_api()
    {
        using var model = new MadeUpModel();
        using var network = new TinyFaceDetector();
        FaceWeights.Load(network, model.Folder);
        float[] outputs = new float[13 * 13 * 25];

        network.Predict(Pattern(416), outputs);

        Check("tiny_face_detector_model", outputs);
    }

    [Fact]
    public void The_landmarks_are_those_of_face_api()
    {
        using var model = new MadeUpModel();
        using var network = new FaceLandmarks();
        FaceWeights.Load(network, model.Folder);
        float[] outputs = new float[136];

        network.Predict(Pattern(112), outputs);

        Check("face_landmark_68_model", outputs);
    }

    [Fact]
    public void The_recognition_is_that_of_face_api()
    {
        using var model = new MadeUpModel();
        using var network = new FaceRecognition();
        FaceWeights.Load(network, model.Folder);
        float[] outputs = new float[128];

        network.Predict(Pattern(150), outputs);

        Check("face_recognition_model", outputs);
    }

    [Fact]
    public void Bytes_become_scale_times_byte_plus_minimum()
    {
        using var model = new MadeUpModel();
        using var network = new GroupFaceDetector();
        FaceWeights.Load(network, model.Folder);

        // The bias of conv1 is the fifth tensor of the manifest, from -0.1 to 0.1; byte j is 7919 j + 131 x 4.
        float[] bias = new float[32];
        network.Parameters["grid.conv1.pointwise.bias"].CopyTo(bias);

        Assert.All(bias.Index(), entry => Assert.Equal((byte)((7919 * entry.Index) + (131 * 4)) * 0.2 / 255 - 0.1, entry.Item, 1e-7));
    }

    [Fact]
    public void A_file_that_lacks_a_tensor_names_it()
    {
        using var model = new MadeUpModel();
        string manifest = FaceWeights.PathOf(model.Folder, "face_recognition_model");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"fc\"", "\"other\"", StringComparison.Ordinal));
        using var network = new FaceRecognition();

        var error = Assert.Throws<InvalidDataException>(() => FaceWeights.Load(network, model.Folder));

        Assert.Contains("fc.weights", error.Message, StringComparison.Ordinal);
    }

    private static float[] Pattern(int side) =>
        [.. Enumerable.Range(0, side * side * 3).Select(i => (float)(((byte)(7919 * i) / 255.0) - 0.5))];

    private static void Check(string manifest, float[] outputs)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Faces", "expected.json")));
        JsonElement expected = json.RootElement.GetProperty(manifest);
        double largest = expected.GetProperty("largest").GetDouble();
        int step = expected.GetProperty("step").GetInt32(), place = 0;
        Assert.Equal(largest, outputs.Max(Math.Abs), Tolerance * largest);
        foreach (JsonElement output in expected.GetProperty("outputs").EnumerateArray())
        {
            Assert.Equal(output.GetDouble(), outputs[place], Tolerance * largest);
            place += step;
        }
    }
}
