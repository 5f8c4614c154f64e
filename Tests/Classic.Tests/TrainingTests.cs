extern alias samples;

using samples::Samples.Classic;

namespace Unroll.Classic.Tests;

/// <summary>A training step on one image, against torchvision's models with the same weights.</summary>
[Collection(nameof(LargeNetworks))]
public sealed class TrainingTests
{
    /// <summary>Of the loss; PyTorch itself is off by up to 7e-7 in single precision.</summary>
    private const double LossTolerance = 1e-5;

    /// <summary>Of running means and variances; PyTorch itself is off by up to 1.2e-5.</summary>
    private const double StatisticsTolerance = 1e-4;

    /// <summary>PyTorch's own gradients are off by up to 1e-4 in single precision, in the terms of the comparison.</summary>
    [Fact]
    public void Loss_gradients_and_statistics_of_ResNet18_are_those_of_PyTorch()
    {
        using var network = new ResNet18();
        Check(network, (image, labels) => network.ComputeGradients(image, labels, 1), ClassicNumbers.Training("ResNet18"), 5e-4);
    }

    /// <summary>
    /// With both auxiliary heads, each of weight 0.3. The values of the last modules differ little from pixel to pixel, so that normalizing
    /// them over one image enlarges what was rounded before: PyTorch's own gradients are off by up to 1e-3.
    /// </summary>
    [Fact]
    public void Loss_gradients_and_statistics_of_GoogLeNet_are_those_of_PyTorch()
    {
        using var network = new GoogLeNetWithoutDropout();
        Check(network, (image, labels) => network.ComputeGradients(image, labels, 1), ClassicNumbers.Training("GoogLeNet"), 2e-3);
    }

    private static void Check(Network network, Func<float[], int[], float> computeGradients, TrainingNumbers expected, double tolerance)
    {
        Drawing.Draw(network, expected.Gain, expected.Redrawn);

        float loss = computeGradients(Drawing.Image(network.Declaration, expected.Brightness), [expected.Label]);

        Comparison.Near("loss", expected.Loss, loss, LossTolerance * expected.Loss);
        foreach (TensorSummary statistic in expected.Statistics)
        {
            ParameterTensor tensor = network.Parameters[statistic.Name];
            var values = new float[tensor.Length];
            tensor.CopyTo(values);
            Comparison.Near(statistic, values, StatisticsTolerance);
        }

        foreach (TensorSummary gradient in expected.Gradients)
        {
            ParameterTensor tensor = network.Parameters[gradient.Name];
            var values = new float[tensor.Length];
            tensor.CopyGradientTo(values);
            Comparison.Near(gradient, values, tolerance);
        }

        Assert.Equal(network.Parameters.Count, expected.Gradients.Length + expected.Statistics.Length);
    }
}
