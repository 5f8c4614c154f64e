using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Unroll.Exchange.Tests.Import;

/// <summary>
/// Detectors of faces, written by a converter of TensorFlow: channels of zeros in shortcuts, and heads with a row for each anchor.
/// </summary>
public sealed class BlazeFaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-blazeface-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("blazeface-front-128", 128)]
    [InlineData("blazeface-back-256", 256)]
    public void The_imported_detector_predicts_what_OnnxRuntime_predicts(string name, int extent)
    {
        string path = TrainedModels.PathOf(name);
        ImportedNetwork imported = OnnxImport.Read(path, new OnnxImportOptions { Name = "BlazeFace", Namespace = "Imported" });
        Assert.Contains("PadChannels(", imported.Source);
        string weights = Path.Combine(_folder, "weights.safetensors"), check = Path.Combine(_folder, "check.safetensors");
        imported.SaveWeights(weights);
        imported.SaveCheck(check);
        Type type = Tool.NetworkCompiler.Compile([imported.Source]).GetType("Imported.BlazeFace", throwOnError: true)!;
        using var network = (Network)Activator.CreateInstance(type, 1)!;
        network.Load(weights);
        CheckResult result = network.Verify(check);
        Assert.True(result.Passed && result.LargestDifference <= result.Allowed / 10, result.ToString());

        using var batch = new Batch(network.Declaration, 1);
        Span<float> image = batch.Input(0);
        for (int i = 0; i < image.Length; i++)
            image[i] = ((i * 7919 % 256) - 128) / 64f;
        float[] ours = new float[network.Declaration.Outputs.Sum(output => output.Length)];
        Comparison.Predict(network)(batch, 0, ours);

        using var session = new InferenceSession(path);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run(
            [NamedOnnxValue.CreateFromTensor("input:0", new DenseTensor<float>(image.ToArray(), [1, extent, extent, 3]))]);
        int begin = 0;
        foreach (ValueDescription output in network.Declaration.Outputs)
        {
            Tensor<float> theirs = results.Single(value => value.Name.ToLowerInvariant() == $"{output.Name}:0").AsTensor<float>();
            Assert.Equal(theirs.Length, output.Length);
            float allowed = Comparison.Tolerance * theirs.Max(MathF.Abs);
            Assert.All(theirs.Zip(ours.Skip(begin)), pair =>
                Assert.True(MathF.Abs(pair.First - pair.Second) <= allowed, $"{output.Name}: {pair}, allowed {allowed}"));
            begin += output.Length;
        }
    }
}
