using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Unroll.Exchange.Import;

namespace Unroll.Exchange.Tests.Import;

/// <summary>ResNet-18 as it was trained on ImageNet, without its classifier, from the package Microsoft.ML.DnnImageFeaturizer.ResNet18
/// (MIT).</summary>
public sealed class ResNetTests : IDisposable
{
    private const float Tolerance = 1e-4f;
    private const int Extent = 224;

    /// <summary>The first features that ONNX Runtime 1.31.1 gives for <see cref="Pixels"/>.</summary>
    private static readonly float[] Features =
        [0, 0, 0.10294473f, 0, 0, 0.11092484f, 0, 1.4066086f, 0, 0.0051853266f, 0, 0.0043503754f, 0, 0, 10.870574f, 0.009180366f];

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-resnet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_imported_network_gives_the_features_that_OnnxRuntime_gives()
    {
        string path = TrainedModels.PathOf("ResNet18");
        ImportedNetwork imported = OnnxImport.Read(path, new OnnxImportOptions { Name = "ResNet18", Namespace = "Imported" });
        string weights = Path.Combine(_folder, "weights.safetensors");
        imported.SaveWeights(weights);
        Type type = Tool.NetworkCompiler.Compile([imported.Source]).GetType("Imported.ResNet18", throwOnError: true)!;
        using var network = (Network)Activator.CreateInstance(type, 1)!;
        network.Load(weights);

        float[] pixels = Pixels(), ours = new float[network.Declaration.Outputs.Sum(output => output.Length)];
        (string tensor, _, ElementOrder order) = Assert.Single(imported.Inputs);
        using var batch = new Batch(network.Declaration, 1);
        int element = 0;
        foreach (int place in order.Places())
            batch.Input(0)[place] = pixels[element++];
        Comparison.Predict(network)(batch, 0, ours);

        using var session = new InferenceSession(path);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run(
            [NamedOnnxValue.CreateFromTensor(tensor, new DenseTensor<float>(pixels, [1, 3, Extent, Extent]))]);
        float[] theirs = [.. results.Single().AsTensor<float>()];
        Assert.Equal(theirs.Length, ours.Length);
        Assert.All(theirs.Zip(ours), pair => Assert.True(MathF.Abs(pair.First - pair.Second) <= Tolerance, $"{pair}"));
        Assert.All(Features.Zip(ours), pair => Assert.True(MathF.Abs(pair.First - pair.Second) <= Tolerance, $"{pair}"));
    }

    private static float[] Pixels() => [.. Enumerable.Range(0, 3 * Extent * Extent).Select(i => ((i * 7919L % 256) - 128) / 64f)];
}
