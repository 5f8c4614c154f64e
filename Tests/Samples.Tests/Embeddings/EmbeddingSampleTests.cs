using Samples.FacesVerify;
using Samples.OneShot;
using Samples.Training;

namespace Unroll.Samples.Tests.Embeddings;

/// <summary>The samples of learned distances from beginning to end, with little of everything.</summary>
public sealed class EmbeddingSampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-embeddings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Pairs_are_verified_and_drawn()
    {
        string[] arguments = ["--images", "300", "--epochs", "1", "--pairs", "20", "--threads", "1"];
        Assert.Equal(0, FacesVerifySample.Command().Parse([.. arguments, .. Common()]).Invoke());
        Assert.All(
            new[] { "clothing-pairs.png", "digits-pairs.png", "embeddings.png" },
            name => Assert.True(new FileInfo(Path.Combine(_folder, name)).Length > 5000, name));
    }

    [Fact]
    public void New_classes_are_recognized_from_few_images()
    {
        string[] arguments = ["--images", "300", "--epochs", "1", "--draws", "2", "--threads", "1"];
        Assert.Equal(0, OneShotSample.Command().Parse([.. arguments, .. Common()]).Invoke());
        Assert.True(new FileInfo(Path.Combine(_folder, "one-shot.png")).Length > 5000);
    }

    private string[] Common() => ["--data", ImageFolder.Part.Path, "--output", _folder];
}
