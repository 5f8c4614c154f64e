using Acme.Vision;
using Unroll;

namespace Acme.Vision.Tests;

/// <summary>Reproducible images and labels without meaning.</summary>
internal static class Noise
{
    public const int ImageLength = 28 * 28;

    public const int Classes = 10;

    public static float[] Images(int count, int seed = 1)
    {
        var random = new Random(seed);
        var images = new float[count * ImageLength];
        for (int i = 0; i < images.Length; i++)
            images[i] = random.NextSingle();
        return images;
    }

    public static int[] Labels(int count, int seed = 1)
    {
        var random = new Random(seed);
        var labels = new int[count];
        for (int i = 0; i < count; i++)
            labels[i] = random.Next(Classes);
        return labels;
    }

    /// <summary>Trains LeNet-5 for some steps on the same noise, and returns its parameters.</summary>
    public static float[] Train(LeNet5 network, int steps, int count)
    {
        float[] images = Images(count);
        int[] labels = Labels(count);
        var adam = new Adam(0.001f);
        for (int step = 0; step < steps; step++)
        {
            network.ComputeGradients(images, labels, count);
            adam.Step(network);
        }
        return [.. network.Parameters.SelectMany(Values)];
    }

    public static float[] Values(ParameterTensor tensor)
    {
        var values = new float[tensor.Length];
        tensor.CopyTo(values);
        return values;
    }
}
