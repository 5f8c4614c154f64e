using Acme.Vision.Sliding;
using Unroll;

namespace Acme.Vision.Tests;

/// <summary>A network over a larger picture gives in each window what the network gives of the crop.</summary>
public sealed class SlidingWindowTests
{
    /// <summary>Relative to the largest output: sums of hundreds of products in another order, and Winograd's tiles.</summary>
    private const float Rounding = 2e-5f;

    private delegate void Prediction(ReadOnlySpan<float> crop, Span<float> output);

    [Fact]
    public void Each_window_of_a_scene_is_that_of_its_crop()
    {
        using var network = new Digits(seed: 1);
        using var over = new DigitsOverScene(seed: 1);
        float[] scene = Pixels(96, 96, 1);
        var maps = new float[18 * 18 * 10];
        over.Predict(scene, maps);
        AssertCrops(scene, 96, (28, 28, 1), maps, (18, 18, 10), (4, 4), network.Predict);
    }

    [Fact]
    public void Exact_sums_of_a_scene_are_those_of_its_crops_within_their_rounding()
    {
        using var network = new ExactDigits(seed: 2);
        using var over = new ExactDigitsOverScene(seed: 2);
        float[] scene = Pixels(96, 96, 1);
        var maps = new float[18 * 18 * 10];
        over.Predict(scene, maps);
        AssertCrops(scene, 96, (28, 28, 1), maps, (18, 18, 10), (4, 4), network.Predict, 2e-6f);
    }

    [Fact]
    public void A_picture_of_the_own_size_is_one_window()
    {
        using var network = new Digits(seed: 3);
        using var over = new DigitsOverDigit(seed: 3);
        float[] image = Pixels(28, 28, 1), expected = new float[10], actual = new float[10];
        network.Predict(image, expected);
        over.Predict(image, actual);
        AssertClose(expected, actual, Rounding);
    }

    [Fact]
    public void Global_poolings_blocks_and_normalizations_slide()
    {
        using var network = new Textured(seed: 4);
        Train(network);
        using var over = new TexturedOverPicture(seed: 5);
        Copy(network, over);
        float[] picture = Pixels(44, 51, 3);
        var kinds = new float[4 * 12 * 5];
        var places = new float[7 * 23 * 2];
        over.Predict(picture, kinds, places);
        var other = new float[5];
        AssertCrops(picture, 51, (31, 29, 3), kinds, (4, 12, 5), (4, 2), (crop, kind) => network.Predict(crop, kind, other.AsSpan(0, 2)));
        AssertCrops(picture, 51, (31, 29, 3), places, (7, 23, 2), (2, 1), (crop, place) => network.Predict(crop, other, place));
    }

    /// <summary>
    /// The picture shows something in the middle of one window alone: then what stands beside the window is the zeros that padding would
    /// be, in every layer.
    /// </summary>
    [Fact]
    public void With_padding_a_window_among_zeros_is_that_of_its_crop()
    {
        using var network = new Padded(seed: 6);
        using var over = new PaddedOverPicture(seed: 6);
        const int Width = 63, Row = 5, Column = 7;
        float[] middle = Pixels(4, 4, 2), crop = new float[16 * 16 * 2], picture = new float[65 * Width * 2], expected = new float[3];
        for (int y = 0; y < 4; y++)
        {
            Span<float> row = middle.AsSpan(y * 8, 8);
            row.CopyTo(crop.AsSpan(((6 + y) * 16 + 6) * 2));
            row.CopyTo(picture.AsSpan((((4 * Row) + 6 + y) * Width + (4 * Column) + 6) * 2));
        }

        ValueDescription output = PaddedOverPicture.Description.Outputs[0];
        var maps = new float[output.Length];
        over.Predict(picture, maps);
        network.Predict(crop, expected);
        AssertClose(expected, maps.AsSpan(((Row * output.Width) + Column) * 3, 3), Rounding);
    }

    [Fact]
    public void The_file_of_the_network_is_the_file_of_its_windows()
    {
        string path = Path.Combine(Path.GetTempPath(), $"unroll-{Guid.NewGuid():N}.safetensors");
        try
        {
            using var network = new Textured(seed: 7);
            Train(network);
            network.Save(path);
            using var over = new TexturedOverPicture(seed: 8);
            over.Load(path);
            Assert.Equal(
                network.Parameters.Select(parameter => (parameter.Name, string.Join('x', parameter.Shape))),
                over.Parameters.Select(parameter => (parameter.Name, string.Join('x', parameter.Shape))));
            Assert.Equal(network.Parameters.SelectMany(Noise.Values), over.Parameters.SelectMany(Noise.Values));
            over.Save(path);
            network.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_parameters()
    {
        using var network = new Digits(seed: 9);
        using var over = new DigitsOverScene(seed: 9);
        Assert.Equal(network.Parameters.SelectMany(Noise.Values), over.Parameters.SelectMany(Noise.Values));
        Assert.Equal([256, 120], [.. over.Parameters["f5.weights"].Shape]);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits_and_allocates_nothing()
    {
        using var over = new DigitsOverScene(seed: 10);
        float[] scene = Pixels(96, 96, 1), expected = new float[18 * 18 * 10], maps = new float[expected.Length];
        over.Predict(scene, expected);
        for (int threads = 1; threads <= 4; threads++)
        {
            over.Threads = threads;
            over.Predict(scene, maps);
            Assert.Equal(expected, maps);
            Assert.Equal(0, Allocation.Of(() => over.Predict(scene, maps), 5));
        }
    }

    [Fact]
    public void It_has_the_shapes_of_the_picture_and_no_losses()
    {
        NetworkDescription description = DigitsOverScene.Description;
        Assert.Equal((96, 96, 1), (description.Inputs[0].Height, description.Inputs[0].Width, description.Inputs[0].Channels));
        Assert.Equal((18, 18, 10), (description.Outputs[0].Height, description.Outputs[0].Width, description.Outputs[0].Channels));
        Assert.Equal("digit", description.Outputs[0].Name);
        Assert.Empty(description.Losses);
        Assert.Equal("Input 96x96x1", description.Stages[0].Operations);
    }

    private static void AssertCrops(
        float[] picture, int width, (int Rows, int Columns, int Channels) input,
        float[] maps, (int Rows, int Columns, int Length) windows, (int Y, int X) step, Prediction predict, float rounding = Rounding)
    {
        var crop = new float[input.Rows * input.Columns * input.Channels];
        var expected = new float[maps.Length];
        int row = input.Columns * input.Channels;
        for (int window = 0; window < windows.Rows * windows.Columns; window++)
        {
            int top = window / windows.Columns * step.Y, left = window % windows.Columns * step.X;
            for (int y = 0; y < input.Rows; y++)
                picture.AsSpan(((top + y) * width + left) * input.Channels, row).CopyTo(crop.AsSpan(y * row));
            predict(crop, expected.AsSpan(window * windows.Length, windows.Length));
        }

        AssertClose(expected, maps, rounding);
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float rounding)
    {
        Assert.Equal(expected.Length, actual.Length);
        float largest = 0, difference = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = MathF.Max(largest, MathF.Abs(expected[i]));
            difference = MathF.Max(difference, MathF.Abs(expected[i] - actual[i]));
        }

        Assert.True(largest > 0.01f, "nothing to compare");
        Assert.InRange(difference, 0, rounding * largest);   // NaN fails
    }

    /// <summary>Some steps, so that biases and running averages are not those of the start.</summary>
    private static void Train(Textured network)
    {
        const int Samples = 8;
        float[] pictures = Pixels(31 * Samples, 29, 3), places = Pixels(Samples, 2, 1);
        int[] kinds = [.. Enumerable.Range(0, Samples).Select(i => i % 5)];
        var sgd = new Sgd(0.05f);
        for (int step = 0; step < 5; step++)
        {
            network.ComputeGradients(pictures, kinds, places, Samples);
            sgd.Step(network);
        }
    }

    private static void Copy(Network from, Network to)
    {
        foreach (ParameterTensor parameter in from.Parameters)
            to.Parameters[parameter.Name].CopyFrom(Noise.Values(parameter));
    }

    private static float[] Pixels(int height, int width, int channels)
    {
        var random = new Random(height + width);
        return [.. Enumerable.Range(0, height * width * channels).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}
