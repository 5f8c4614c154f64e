namespace Unroll.Exchange.Tests.Import;

/// <summary>Networks of the samples that were exported come back with blocks, and predict the same bits.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-samples-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_residual_network_comes_back_with_its_blocks()
    {
        const string Name = "CifarResNet20";
        using Network sample = Comparison.Randomize(Compile($"Samples.Classic.{Name}", SourceOf(Name), SourceOf("BasicBlock")));
        string model = Path.Combine(_folder, $"{Name}.onnx"), weights = Path.Combine(_folder, "weights.safetensors");
        sample.ExportOnnx(model);
        ImportedNetwork read = OnnxImport.Read(model, new OnnxImportOptions { Name = Name, Namespace = "Imported" });
        Assert.Equal(
            ["(16, 1)", "(16, 1)", "(16, 1)", "(32, 2)", "(32, 1)", "(32, 1)", "(64, 2)", "(64, 1)", "(64, 1)"],
            read.Source.Split("[Block<ResidualBlock>").Skip(1).Select(use => use[..use.IndexOf(']')]));

        using Network imported = Compile($"Imported.{Name}", read.Source);
        read.SaveWeights(weights);
        imported.Load(weights);
        Assert.Equal(Predict(sample), Predict(imported));
    }

    [Fact]
    public void Stages_without_blocks_come_back_with_blocks_and_the_same_operations_and_bits()
    {
        const string Source = """
            using Unroll;
            [Network]
            public sealed partial class Flat
            {
                [Input(9, 9, 3)]                                                                                     Layer image;
                [Conv(1, 1, 8, Bias = false), BatchNorm, Relu]                                                       Layer a1;
                [Conv(3, 3, 8, Padding = Padding.Same, Bias = false), BatchNorm, Relu]                               Layer b1;
                [Conv(1, 1, 16, Bias = false), BatchNorm, Residual(nameof(image)), Relu]                             Layer c1;
                [Conv(1, 1, 8, Bias = false), BatchNorm, Relu]                                                       Layer a2;
                [Conv(3, 3, 8, Padding = Padding.Same, Bias = false), BatchNorm, Relu]                               Layer b2;
                [Conv(1, 1, 16, Bias = false), BatchNorm, Residual(nameof(c1)), Relu]                                Layer c2;
                [Conv(1, 1, 12, Bias = false), BatchNorm, Relu]                                                      Layer a3;
                [Conv(3, 3, 12, Stride = 2, PaddingAround = 1, Bias = false), BatchNorm, Relu]                       Layer b3;
                [Conv(1, 1, 20, Bias = false), BatchNorm, Residual(nameof(c2)), Relu]                                Layer c3;
            }
            """;
        using Network flat = Comparison.Randomize(Compile("Flat", Source));
        string model = Path.Combine(_folder, "flat.onnx"), weights = Path.Combine(_folder, "weights.safetensors");
        flat.ExportOnnx(model);
        ImportedNetwork read = OnnxImport.Read(model, new OnnxImportOptions { Name = "ResidualBlock" });
        Assert.Contains("[Block<ResidualBlock2>(8, 1, 16)]  Layer block1;   // 9 x 9 x 16", read.Source);
        Assert.Contains("[Block<ResidualBlock2>(8, 1, 16)]  Layer block2;   // 9 x 9 x 16", read.Source);
        Assert.Contains("[Block<ResidualBlock2>(12, 2, 20)] Layer c3;       // 5 x 5 x 20", read.Source);
        using Network blocks = Compile("ResidualBlock", read.Source);
        read.SaveWeights(weights);
        blocks.Load(weights);
        Assert.Equal(Operations(flat), Operations(blocks));
        Assert.Equal(Predict(flat), Predict(blocks));
        Assert.Contains("block1.conv3.projection.scale", blocks.Parameters.Select(parameter => parameter.Name));
    }

    private static IEnumerable<string> Operations(Network network) => network.Declaration.Operations
        .Select(operation => $"{operation.Kind} {operation.Shape} {string.Join(' ', operation.Settings)}");

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
