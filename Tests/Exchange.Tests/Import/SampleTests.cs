namespace Unroll.Exchange.Tests.Import;

/// <summary>Networks of the samples that were exported come back with blocks, and predict the same bits.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-samples-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("CifarResNet20", "BasicBlock", "[Block<ResidualBlock>(16, 1)]", 3, "[Block<ResidualBlock>(64, 2)]", 1)]
    [InlineData("FashionInception", "Inception", "[Block<Inception>(16, 16, 32, 8, 16, 16)]", 1, "[Block<Inception>(", 4)]
    public void A_sample_comes_back_with_its_blocks(
        string name, string block, string use, int uses, string otherUse, int otherUses)
    {
        using Network sample = Comparison.Randomize(Compile($"Samples.Classic.{name}", SourceOf(name), SourceOf(block)));
        string model = Path.Combine(_folder, $"{name}.onnx"), weights = Path.Combine(_folder, "weights.safetensors");
        sample.ExportOnnx(model);
        ImportedNetwork read = OnnxImport.Read(model, new OnnxImportOptions { Name = name, Namespace = "Imported" });
        Assert.Equal((uses, otherUses), (read.Source.Split(use).Length - 1, read.Source.Split(otherUse).Length - 1));

        using Network imported = Compile($"Imported.{name}", read.Source);
        read.SaveWeights(weights);
        imported.Load(weights);
        Assert.Equal(Predict(sample), Predict(imported));
    }

    private static Network Compile(string name, params string[] sources) =>
        (Network)Activator.CreateInstance(Tool.NetworkCompiler.Compile(sources).GetType(name, throwOnError: true)!, 1)!;

    private static string SourceOf(string name) => File.ReadAllText(Path.Combine(Repository.Folder, "Samples.Classic", $"{name}.cs"));

    private static float[] Predict(Network network)
    {
        var random = new Random(5);
        using var batch = new Batch(network.Declaration, 1);
        foreach (ref float value in batch.Input(0))
            value = (2 * random.NextSingle()) - 1;
        float[] values = new float[network.Declaration.Outputs.Sum(output => output.Length)];
        Comparison.Predict(network)(batch, 0, values);
        Assert.All(values, value => Assert.True(float.IsFinite(value)));
        return values;
    }
}
