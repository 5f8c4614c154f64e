using Samples.Family;
using Samples.Features;
using Samples.LeNet;
using Samples.Vanishing;

namespace Unroll.Samples.Tests;

public sealed class PictureTests : IDisposable
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private readonly string folder = Directory.CreateTempSubdirectory("unroll-samples-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_comparison_is_drawn()
    {
        string path = Path.Combine(folder, "compare.png");

        var whole = new FamilyResult("a network", LeNet5.Description, History(2), 0.9);
        var stopped = new FamilyResult("stopped early", LeNet5.Description, History(1), 0.8);
        FamilyPicture.Save(path, [whole, stopped], testImages: 100);

        AssertPicture(path);
    }

    [Fact]
    public void The_gradients_are_drawn()
    {
        string path = Path.Combine(folder, "vanishing.png");
        var trained = new DepthResult("plain", ["first", "last"], [[1e-8, 1], [0, 1e-3]], History(1), 0.1);
        var stopped = new DepthResult("residual", ["first", "last"], [[0.1, 1]], History(0), 0.1);

        VanishingPicture.Save(path, [trained, stopped]);

        AssertPicture(path);
    }

    [Fact]
    public void The_accuracies_from_few_images_are_drawn()
    {
        string path = Path.Combine(folder, "features.png");
        var several = new FeatureRow(1, [new(0.5, 0.4), new(0.6, 0.3)]);
        var one = new FeatureRow(5, [new(0.7, 0.6)]);

        FeaturesPicture.Save(path, [several, one], testImages: 100);

        AssertPicture(path);
    }

    private static TrainingHistory History(int epochs) => new(
        [.. Enumerable.Range(1, epochs).Select(epoch =>
            new EpochResult(epoch, 1.0 / epoch, 0.5, 1.1 / epoch, 0.4, 0.1f, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1)))],
        epochs > 0 ? epochs : null,
        RestoredBest: epochs > 0,
        StopReason.Completed,
        Steps: 10 * epochs);

    private static void AssertPicture(string path)
    {
        byte[] content = File.ReadAllBytes(path);
        Assert.Equal(PngSignature, content[..8]);
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(path)!));
    }
}
