using System.IO.Compression;
using Samples.Features;
using Unroll.Samples.Tests.Checkpoints;

namespace Unroll.Samples.Tests.Features;

/// <summary>Where the pretrained network comes from, and what is said when it is not there.</summary>
public sealed class FeaturizerFilesTests : IDisposable
{
    private const string Network = "tools/DnnImageModels/ResNet18Onnx/ResNet18.onnx";
    private const string Preprocessing = "tools/DnnImageModels/ResNetPrepOnnx/ResNetPreprocess.onnx";

    private readonly string folder = Directory.CreateTempSubdirectory("unroll-features-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Without_the_package_the_sample_says_how_to_get_it()
    {
        using var sample = new SampleProcess(
            "Samples.Style", new() { ["NUGET_PACKAGES"] = folder }, ["features", "--output", Path.Combine(folder, "out")]);

        string said = sample.WaitForFailure();

        Assert.Contains("needs a pretrained network", said, StringComparison.Ordinal);
        Assert.Contains("Microsoft.ML.DnnImageFeaturizer.ResNet18 0.23.1", said, StringComparison.Ordinal);
        Assert.Contains("--fetch", said, StringComparison.Ordinal);
        Assert.Contains("--model PATH", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_is_unpacked()
    {
        string package = Package(Network, Preprocessing), unpacked = Path.Combine(folder, "model");

        FeaturizerFiles files = FeaturizerFiles.Of(package, unpacked);

        Assert.Equal(Network, File.ReadAllText(files.Network));
        Assert.Equal(Preprocessing, File.ReadAllText(files.Preprocessing));
        Assert.Equal(files, FeaturizerFiles.Of(files.Network, ""));
        Assert.Equal(files, FeaturizerFiles.Of(unpacked, ""));
    }

    [Fact]
    public void Another_package_is_told()
    {
        string package = Package("tools/other.onnx");

        var error = Assert.Throws<InvalidDataException>(() => FeaturizerFiles.Of(package, Path.Combine(folder, "model")));

        Assert.Contains("expected the package Microsoft.ML.DnnImageFeaturizer.ResNet18 0.23.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        Assert.Contains("'no/such/model'", Message("no/such/model"), StringComparison.Ordinal);
        Assert.Contains("ResNet18.onnx", Message(folder), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "ResNet18.onnx"), "");
        Assert.Contains("ResNetPreprocess.onnx", Message(folder), StringComparison.Ordinal);

        static string Message(string path) => Assert.Throws<FileNotFoundException>(() => FeaturizerFiles.Of(path, "")).Message;
    }

    /// <summary>A package whose files have their own names as content.</summary>
    private string Package(params string[] names)
    {
        string path = Path.Combine(folder, "some.nupkg");
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (string name in names)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(name);
        }

        return path;
    }
}
