using Samples.LeNet;

namespace Unroll.Samples.Tests.Checkpoints;

/// <summary>
/// The sample lenet, killed while it trains and begun again with the same checkpoint, ends with the weights of one that was left in peace.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Epochs = 40;

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-kill-").FullName;

    public KillTests() => SmallImages.Write(_folder, train: 400, test: 50);

    private string Checkpoint => Path.Combine(_folder, "lenet.checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Killed_at_random_moments_it_ends_with_the_same_weights()
    {
        string ofWhole = Path.Combine(_folder, "whole.checkpoint");
        using (SampleProcess whole = Start("whole", threads: 1, "--checkpoint", ofWhole))
            whole.WaitForSuccess();

        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int attempt = 1; attempt <= 5; attempt++)
        {
            bool goesOn = File.Exists(Checkpoint);
            using SampleProcess killed = Start("killed", threads: 1 + (attempt % 2), "--checkpoint", Checkpoint);
            int epochs = random.Next(1, 6);
            Assert.True(killed.WaitForEpochs(epochs), $"seed {seed}: no {epochs} epochs:\n{killed.Output}");
            Assert.Equal(goesOn, killed.Output.Contains("the training goes on after ", StringComparison.Ordinal));
            Thread.Sleep(random.Next(12));
            if (attempt == 3 && !OperatingSystem.IsWindows())
                killed.Stop();   // it writes a checkpoint in the middle of an epoch, and all its files
            else
                killed.Kill();
        }

        using (SampleProcess last = Start("killed", threads: 2, "--checkpoint", Checkpoint))
            last.WaitForSuccess();

        Assert.True(Weights("whole").AsSpan().SequenceEqual(Weights("killed")), $"seed {seed}: the weights of the best epoch differ");
        Assert.True(LastStep(ofWhole).SequenceEqual(LastStep(Checkpoint)), $"seed {seed}: the weights of the last step differ");
    }

    [Fact]
    public void Other_options_are_told_in_one_line()
    {
        using (SampleProcess first = Start("first", threads: 1, "--checkpoint", Checkpoint, "--epochs", "1"))
            first.WaitForSuccess();

        using SampleProcess other = Start("other", threads: 1, "--checkpoint", Checkpoint, "--epochs", "1", "--batch-size", "50");
        string error = other.WaitForFailure();

        Assert.StartsWith($"{Checkpoint}: the training cannot go on from it: batchSize is 50, but was 64", error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private SampleProcess Start(string output, int threads, params string[] more) =>
        new("Samples", ["lenet", "--data", _folder, "--output", Path.Combine(_folder, output), "--threads", $"{threads}", .. more,
            .. more.Contains("--epochs") ? (string[])[] : ["--epochs", $"{Epochs}"]]);

    private static IEnumerable<float> LastStep(string checkpoint)
    {
        using var network = new LeNet5(seed: 0);
        network.Load(checkpoint, new LoadOptions { AllowExtra = true });
        return [.. network.Parameters.SelectMany(Values)];
    }

    private static float[] Values(ParameterTensor tensor)
    {
        float[] values = new float[tensor.Length];
        tensor.CopyTo(values);
        return values;
    }

    private byte[] Weights(string output) => File.ReadAllBytes(Path.Combine(_folder, output, "lenet5.safetensors"));
}
