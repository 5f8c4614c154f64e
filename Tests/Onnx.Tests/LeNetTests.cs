using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Unroll.Onnx.Tests.Networks;

namespace Unroll.Onnx.Tests;

public sealed class LeNetTests
{
    [Fact]
    public void OnnxRuntime_computes_what_Predict_computes()
    {
        using var network = new LeNet5(1);
        using var stream = new MemoryStream();
        network.ExportOnnx(stream);
        using var session = new InferenceSession(stream.ToArray());
        float[] image = new float[784 * 2];
        var random = new Random(1);
        for (int i = 0; i < image.Length; i++)
            image[i] = random.NextSingle();
        float[] ours = new float[20];
        network.Predict(image, ours, 2);
        using var results = session.Run([NamedOnnxValue.CreateFromTensor("image", new DenseTensor<float>(image, [2, 28, 28, 1]))]);
        float[] theirs = results.Single().AsTensor<float>().ToArray();
        for (int i = 0; i < 20; i++)
            Assert.Equal(ours[i], theirs[i], 1e-5f);
    }
}
