using Unroll;

namespace Acme.Vision.Tests;

/// <summary>NaN anywhere in the window of a pooling is handed on, as PyTorch does, whichever bits it has.</summary>
public class NotANumberTests
{
    private const int Size = 12, Channels = 5;

    // The NaN that processors make of invalid operations has its sign set, that of many files has not.
    private static readonly float[] Kinds = [float.NaN, BitConverter.UInt32BitsToSingle(0x7FC00000)];

    [Fact]
    public void A_pooling_hands_on_NaN_from_every_place()
    {
        using var network = new MaxPools(seed: 1);
        float[] image = Draw(Size * Size * Channels);
        float[][] outputs =
            [new float[6 * 6 * 5], new float[5 * 5 * 5], new float[12 * 12 * 5], new float[6 * 6 * 5], new float[2 * 2 * 5]];
        (int Window, int Stride, int Padding, int Side)[] pools = [(2, 2, 0, 6), (3, 2, 0, 5), (3, 1, 1, 12), (1, 2, 0, 6), (7, 5, 0, 2)];
        foreach (float nan in Kinds.Append(float.PositiveInfinity).Append(float.NegativeInfinity))
        {
            for (int place = 0; place < image.Length; place++)
            {
                float kept = image[place];
                image[place] = nan;
                network.Predict(image, outputs[0], outputs[1], outputs[2], outputs[3], outputs[4]);
                for (int pool = 0; pool < pools.Length; pool++)
                    Assert.Equal(Largest(image, pools[pool]), outputs[pool]);
                image[place] = kept;
            }
        }
    }

    [Fact]
    public void Poolings_in_registers_hand_on_NaN_from_every_place()
    {
        using var network = new FusedPools(seed: 1);
        const int Filters = 2 + 32 + 3;
        float[] image = Draw(Size * Size);
        var outputs = new float[Size / 2 * Size / 2 * Filters];
        foreach (float nan in Kinds)
        {
            for (int place = 0; place < image.Length; place++)
            {
                float kept = image[place];
                image[place] = nan;
                network.Predict(image, outputs);
                int pooled = place / Size / 2 * (Size / 2) + place % Size / 2;
                for (int i = 0; i < outputs.Length; i++)
                    Assert.True(float.IsNaN(outputs[i]) == (i / Filters == pooled), $"NaN at {place}: output {i} is {outputs[i]}");
                image[place] = kept;
            }
        }
    }

    /// <summary>
    /// Of a window with NaN the gradient goes to the NaN, and behind a rectifier it passes there, so that no finite gradient hides it.
    /// </summary>
    [Fact]
    public void Gradients_show_NaN_from_every_place_of_a_window()
    {
        using var network = new FusedPools(seed: 1);
        float[] image = Draw(Size * Size);
        var targets = new float[Size / 2 * Size / 2 * 37];
        string[] biases = ["rows.bias", "filters.bias", "plain.bias"];
        foreach (int place in (int[])[0, 1, Size, Size + 1, 5 * Size + 4, 5 * Size + 5])
        {
            float kept = image[place];
            image[place] = float.NaN;
            Assert.True(float.IsNaN(network.ComputeGradients(image, targets, 1)));
            foreach (string bias in biases)
            {
                var gradient = new float[network.Parameters[bias].Length];
                network.Parameters[bias].CopyGradientTo(gradient);
                Assert.All(gradient, value => Assert.True(float.IsNaN(value), $"NaN at {place}: the gradient of {bias} is {value}"));
            }

            image[place] = kept;
        }

        Assert.True(float.IsFinite(network.ComputeGradients(image, targets, 1)));
    }

    /// <summary>A tile of Winograd's spreads NaN to outputs that do not read it; those that read it have it in any case.</summary>
    [Fact]
    public void Poolings_behind_tiles_hand_on_NaN_from_every_place()
    {
        using var network = new PooledTiles(seed: 1);
        float[] image = Draw(16 * 16 * 16);
        var outputs = new float[4 * 4 * 32];
        var targets = new float[4 * 4 * 32];
        for (int pixel = 0; pixel < 256; pixel++)
        {
            float kept = image[pixel * 16 + 3];
            image[pixel * 16 + 3] = float.NaN;
            network.Predict(image, outputs);
            int row = pixel / 16 / 4, column = pixel % 16 / 4;
            for (int filter = 0; filter < 32; filter++)
                Assert.True(float.IsNaN(outputs[(row * 4 + column) * 32 + filter]), $"NaN at {pixel} does not reach filter {filter}");
            Assert.True(float.IsNaN(network.ComputeGradients(image, targets, 1)));
            image[pixel * 16 + 3] = kept;
        }

        network.Predict(image, outputs);
        Assert.All(outputs, value => Assert.True(float.IsFinite(value)));
    }

    private static float[] Draw(int length)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 2 - 1)];
    }

    private static float[] Largest(float[] image, (int Window, int Stride, int Padding, int Side) pool)
    {
        var outputs = new float[pool.Side * pool.Side * Channels];
        for (int i = 0; i < outputs.Length; i++)
        {
            (int pixel, int channel) = (i / Channels, i % Channels);
            (int top, int left) = (pixel / pool.Side * pool.Stride - pool.Padding, pixel % pool.Side * pool.Stride - pool.Padding);
            outputs[i] = float.NegativeInfinity;
            for (int row = Math.Max(top, 0); row < Math.Min(top + pool.Window, Size); row++)
                for (int column = Math.Max(left, 0); column < Math.Min(left + pool.Window, Size); column++)
                    outputs[i] = Math.Max(outputs[i], image[(row * Size + column) * Channels + channel]);
        }

        return outputs;
    }
}
