using Unroll;

namespace Acme.Vision.Tests;

/// <summary>
/// Sums over many elements beside double precision: they differ by less than a millionth of the sum of magnitudes, whatever the length.
/// </summary>
public class LongSumTests
{
    private const double Share = 1e-6;

    public static TheoryData<string> Values => ["0.1", "noise", "far", "signs"];

    [Theory]
    [MemberData(nameof(Values))]
    public void Means_of_a_million_elements(string values)
    {
        using var network = new LargeMeans(seed: 1);
        float[] image = Draw(values, 1024 * 1024 * 3);
        float[] all = new float[3], quarters = new float[2 * 2 * 3], thirds = new float[3 * 3 * 3];
        network.Predict(image, all, quarters, thirds);
        AssertMeans(image, 1024, 1024, all, 1, 1, (_, _) => (0, 1024, 0, 1024));
        AssertMeans(image, 1024, 1024, quarters, 2, 2, (row, column) => (row * 512, row * 512 + 512, column * 512, column * 512 + 512));
        AssertMeans(image, 1024, 1024, thirds, 3, 3,
            (row, column) => (row * 1024 / 3, (row * 1024 + 1026) / 3, column * 1024 / 3, (column * 1024 + 1026) / 3));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Means_of_all_forms_of_windows(string values)
    {
        using var network = new SmallMeans(seed: 1);
        float[] image = Draw(values, 130 * 67 * 3);
        (int Height, int Width)[] sides = [(16, 8), (26, 5), (32, 17), (1, 67), (130, 1), (3, 22), (4, 3), (1, 1)];
        float[][] outputs = [.. sides.Select(side => new float[side.Height * side.Width * 3])];
        network.Predict(image, outputs[0], outputs[1], outputs[2], outputs[3], outputs[4], outputs[5], outputs[6], outputs[7]);
        Check(0, 8, 8, 8, 8);
        Check(1, 5, 13, 5, 13);
        Check(3, 130, 1, 130, 1);
        Check(4, 1, 67, 1, 67);
        Check(5, 43, 3, 43, 3);
        Check(7, 130, 67, 1, 1);
        AssertMeans(image, 130, 67, outputs[6], 4, 3,
            (row, column) => (row * 130 / 4, (row * 130 + 133) / 4, column * 67 / 3, (column * 67 + 69) / 3));

        // The padding counts as elements of value 0.
        AssertMeans(image, 130, 67, outputs[2], 32, 17, (row, column) => (row * 4 - 3, row * 4 + 6, column * 4 - 3, column * 4 + 6));

        void Check(int output, int height, int width, int strideY, int strideX) => AssertMeans(
            image, 130, 67, outputs[output], sides[output].Height, sides[output].Width,
            (row, column) => (row * strideY, row * strideY + height, column * strideX, column * strideX + width));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Losses_and_gradients_over_a_million_pixels_in_planes(string values)
    {
        using var network = new ScoredPlanes(seed: 1);
        AssertScored(network, (image, targets) => network.ComputeGradients(image, targets, 1), 1024 * 1024, 2, values);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Losses_and_gradients_over_many_pixels_along_the_filters(string values)
    {
        using var network = new ScoredFilters(seed: 1);
        AssertScored(network, (image, targets) => network.ComputeGradients(image, targets, 1), 1024 * 256, 16, values);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Losses_and_gradients_over_many_pixels_of_single_channels(string values)
    {
        using var network = new ScoredDepthwise(seed: 1);
        AssertScored(network, (image, targets) => network.ComputeGradients(image, targets, 1), 600 * 500, 1, values);
    }

    private static void AssertScored(Network network, Func<float[], float[], float> compute, int pixels, int filters, string values)
    {
        // Weights of 1 and biases of 0: what is scored is the image itself.
        network.Parameters["scored.weights"].CopyFrom([.. Enumerable.Repeat(1f, filters)]);
        network.Parameters["scored.bias"].CopyFrom(new float[filters]);
        float[] image = Draw(values, pixels);
        float[] targets = [.. Enumerable.Range(0, pixels * filters).Select(i => image[i / filters] * 0.25f)];
        float loss = compute(image, targets);

        double squares = 0;
        var bias = new double[filters];
        var weights = new double[filters];
        double biasSize = 0, weightSize = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            double difference = (double)image[i / filters] - targets[i];
            double slope = 2 * difference / targets.Length;
            squares += difference * difference;
            bias[i % filters] += slope;
            weights[i % filters] += slope * image[i / filters];
            biasSize += Math.Abs(slope) / filters;
            weightSize += Math.Abs(slope * image[i / filters]) / filters;
        }

        Assert.Equal(squares / targets.Length, loss, Share * squares / targets.Length);
        AssertNear(bias, Gradient(network, "scored.bias"), Share * biasSize);
        AssertNear(weights, Gradient(network, "scored.weights"), 2 * Share * weightSize);
    }

    private static void AssertMeans(
        float[] image, int height, int width, float[] means, int rows, int columns,
        Func<int, int, (int Top, int Bottom, int Left, int Right)> window)
    {
        const int Channels = 3;
        for (int i = 0; i < means.Length; i++)
        {
            (int top, int bottom, int left, int right) = window(i / Channels / columns, i / Channels % columns);
            double sum = 0, size = 0;
            for (int row = Math.Max(top, 0); row < Math.Min(bottom, height); row++)
            {
                for (int column = Math.Max(left, 0); column < Math.Min(right, width); column++)
                {
                    float value = image[(row * width + column) * Channels + i % Channels];
                    sum += value;
                    size += Math.Abs(value);
                }
            }

            double count = (bottom - top) * (double)(right - left);
            Assert.Equal(sum / count, means[i], Share * size / count);
        }

        Assert.Equal(rows * columns * Channels, means.Length);
    }

    internal static float[] Gradient(Network network, string name)
    {
        var gradient = new float[network.Parameters[name].Length];
        network.Parameters[name].CopyGradientTo(gradient);
        return gradient;
    }

    internal static void AssertNear(double[] expected, float[] actual, double allowed)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], allowed);
    }

    /// <summary>Equal numbers, whose rounding errors have one sign; numbers in [0, 1), far from zero, and of both signs.</summary>
    private static float[] Draw(string values, int length)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, length).Select(_ => values switch
        {
            "0.1" => 0.1f,
            "noise" => random.NextSingle(),
            "far" => 1000 + random.NextSingle(),
            _ => random.NextSingle() * 2 - 1,
        })];
    }
}
