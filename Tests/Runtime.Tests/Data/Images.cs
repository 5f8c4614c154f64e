using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Data;

/// <summary>Images and networks for them.</summary>
internal static class Images
{
    /// <summary>A linear network with labels that takes its input as images.</summary>
    public static NetworkDescription Network(int height, int width, int channels, int classes)
    {
        NetworkDescription vectors = LinearNetwork.Describe(height * width * channels, classes, labels: true);
        return new NetworkDescription(
            "Linear", [], [new("x", height, width, channels)], [.. vectors.Outputs], [.. vectors.Losses], [.. vectors.Parameters],
            vectors.Memory);
    }

    /// <summary>The same with a loss that takes probabilities; it describes only what loaders of mini-batches ask for.</summary>
    public static NetworkDescription Soft(int height, int width, int channels, int classes) => With(
        Network(height, width, channels, classes), new LossDescription("y", "SoftmaxCrossEntropy", classes, TargetKind.Probabilities, 1));

    /// <summary>A network with another loss.</summary>
    public static NetworkDescription With(NetworkDescription network, LossDescription loss) => new(
        network.Name, [], [.. network.Inputs], [.. network.Outputs], [loss], [.. network.Parameters], network.Memory);

    /// <summary>Images whose numbers all differ; the label of a sample is its place.</summary>
    public static DataSet Numbered(int count, int length) =>
        new([.. Enumerable.Range(1, count * length).Select(number => (float)number)], [.. Enumerable.Range(0, count)]);

    /// <summary>An image mirrored, by its definition.</summary>
    public static float[] Mirrored(float[] image, ValueShape shape) => Map(shape, (y, x, c) => At(image, shape, y, shape.Width - 1 - x, c));

    /// <summary>
    /// An image moved as He et al. write it: padded by a margin that is larger than any distance here, and a part of the
    /// old size taken out of it.
    /// </summary>
    public static float[] Moved(float[] image, ValueShape shape, int down, int right, float fill = 0)
    {
        const int Margin = 20;
        var padded = new ValueShape(shape.Height + (2 * Margin), shape.Width + (2 * Margin), shape.Channels);
        float[] large = new float[padded.Length];
        Array.Fill(large, fill);
        for (int y = 0; y < shape.Height; y++)
        {
            for (int x = 0; x < shape.Width; x++)
            {
                for (int c = 0; c < shape.Channels; c++)
                    large[Index(padded, y + Margin, x + Margin, c)] = At(image, shape, y, x, c);
            }
        }

        return Map(shape, (y, x, c) => large[Index(padded, y + Margin - down, x + Margin - right, c)]);
    }

    private static float[] Map(ValueShape shape, Func<int, int, int, float> pixel)
    {
        float[] image = new float[shape.Length];
        for (int y = 0; y < shape.Height; y++)
        {
            for (int x = 0; x < shape.Width; x++)
            {
                for (int c = 0; c < shape.Channels; c++)
                    image[Index(shape, y, x, c)] = pixel(y, x, c);
            }
        }

        return image;
    }

    private static float At(float[] image, ValueShape shape, int y, int x, int c) => image[Index(shape, y, x, c)];

    private static int Index(ValueShape shape, int y, int x, int c) => (((y * shape.Width) + x) * shape.Channels) + c;
}
