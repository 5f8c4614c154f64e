using Samples.Rcnn;

namespace Unroll.Samples.Tests.Rcnn;

/// <summary>The sample as a person runs it, in its short form.</summary>
public sealed class RcnnSampleTests
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "Data", "fashion-mnist");

    [Fact]
    public void It_trains_all_three_and_goes_on_from_its_weights()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-rcnn-").FullName;
        try
        {
            string[] options =
            [
                "--scenes", "16", "--epochs", "1", "--tests", "4", "--threads", "2", "--data", Data,
                "--checkpoint", Path.Combine(folder, "kept"), "--output", folder,
            ];
            Assert.Equal(0, RcnnSample.Command().Parse(options).Invoke());
            foreach (string name in new[] { "scenes.png", "compare.png", "crops.safetensors" })
                Assert.True(File.Exists(Path.Combine(folder, name)), name);
            DateTime[] written = Times(folder);
            Assert.Equal(5, written.Length);

            Assert.Equal(0, RcnnSample.Command().Parse(options).Invoke());
            Assert.Equal(written, Times(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The same mini-batch again and again: its loss falls.</summary>
    [Theory]
    [InlineData("rcnn")]
    [InlineData("fast")]
    [InlineData("faster")]
    public void The_loss_of_a_detector_falls(string key)
    {
        DetectorPlan plan = DetectorPlan.All.Single(each => each.Key == key) with { Scenes = 8 };
        using RegionDetector detector = plan.Create(1);
        var scenes = Scenes.SceneParts.OnPhotographs(new());
        plan.Prepare(detector, scenes, threads: 1);
        var batch = new SceneBatch(scenes, 8);
        batch.Compose([0, 1, 2, 3, 4, 5, 6, 7], threads: 1);
        Adam[] optimizers = [.. detector.Networks.Select(_ => new Adam(0.003f))];
        float first = 0, last = 0;
        for (int step = 0; step < 25; step++)
        {
            last = detector.ComputeGradients(batch);
            first = step == 0 ? last : first;
            for (int i = 0; i < optimizers.Length; i++)
                optimizers[i].Step(detector.Networks[i].Network);
        }

        Assert.True(last < 0.6 * first, $"from {first} to {last}");
    }

    [Theory]
    [InlineData("yolo")]
    [InlineData("--scenes", "0")]
    public void Wrong_arguments_are_told(params string[] arguments) =>
        Assert.NotEmpty(RcnnSample.Command().Parse(arguments).Errors);

    private static DateTime[] Times(string folder) =>
        [.. Directory.GetFiles(folder, "*.safetensors").Order().Select(File.GetLastWriteTimeUtc)];
}
