using Samples.LeNet;
using Unroll.Benchmarks.Measuring;
using Unroll.Benchmarks.Peak;

namespace Unroll.Benchmarks.LeNet;

/// <summary>One prediction of LeNet-5 and one training step of 64 images with Adam, on one thread, as shares of the FMA peak.</summary>
internal static class LeNetBenchmark
{
    private const int BatchSize = 64, Pixels = 28 * 28, Classes = 10;

    /// <summary>The multiply-adds of the first convolution, 28 x 28 x 6 outputs of 5 x 5 x 1 products: no gradient flows back to the image.</summary>
    private const long FirstLayer = 28 * 28 * 6 * 25;

    private const long Forward =
        FirstLayer                        // c1
        + 10 * 10 * 16 * (5 * 5 * 6)      // c3
        + 5 * 5 * 16 * 120                // f5
        + 120 * 84                        // f6
        + 84 * 10;                        // digit

    /// <summary>Forward, the gradients of the weights (as many again), and the gradients of the values between layers.</summary>
    private const long Training = Forward + Forward + (Forward - FirstLayer);

    /// <summary>Measures, interleaved with the peak, and returns the lines to print.</summary>
    public static string[] Run(FmaPeak peak)
    {
        using var network = new LeNet5(seed: 1);
        Require(Forward == LeNet5.Description.MultiplyAdds, $"{Forward} multiply-adds expected, the network says {LeNet5.Description.MultiplyAdds}");
        var random = new Random(1);
        float[] images = new float[BatchSize * Pixels];
        foreach (ref float pixel in images.AsSpan())
            pixel = random.NextSingle();
        int[] labels = new int[BatchSize];
        foreach (ref int label in labels.AsSpan())
            label = random.Next(Classes);
        float[] logits = new float[Classes];
        var optimizer = new Adam();

        int next = 0;
        var predict = new Work("predict", () =>
        {
            next = (next + 1) % BatchSize;
            network.Predict(images.AsSpan(next * Pixels, Pixels), logits);
        });
        using var trained = new LeNet5(seed: 1);
        var train = new Work("train", () =>
        {
            Sink.Keep(trained.ComputeGradients(images, labels, BatchSize));
            optimizer.Step(trained);
        });

        Rounds.Run(51, [.. peak.Works, predict, train]);
        Require(float.IsFinite(logits.Sum()) && float.IsFinite(Sink.Last), "the results are not finite");
        return
        [
            $"multiply-adds: {Forward} a prediction, {Training} an image in training",
            Line("predict_us", predict.MedianSeconds, Forward, peak),
            Line("train64_us", train.MedianSeconds, BatchSize * Training, peak),
        ];
    }

    private static string Line(string name, double seconds, long multiplyAdds, FmaPeak peak) =>
        $"lenet {name}={seconds * 1e6:F2} peak_share={2 * multiplyAdds / seconds / (peak.Gflops * 1e9):F3}";

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new InvalidOperationException(otherwise);
    }
}
