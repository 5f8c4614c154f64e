using System.Text.Json;
using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels.Distances;

/// <summary>The contrastive loss and its gradient, against PyTorch in double precision.</summary>
public sealed class ContrastiveLossTests
{
    public static TheoryData<int> Cases => DistanceCases.Numbers("contrastive");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_loss_and_its_gradient_are_those_of_PyTorch(int number)
    {
        JsonElement expected = DistanceCases.Of("contrastive")[number];
        float[] values = expected.Floats("values"), targets = expected.Floats("targets"), gradient = new float[values.Length];
        float margin = expected.Float("margin");

        float loss = Losses.ContrastiveLoss(ref values[0], ref targets[0], ref gradient[0], 0.5f, values.Length, margin);

        Assert.Equal(expected.Loss(), loss, 1e-6);
        Assert.All(gradient.Zip(expected.Doubles("gradient")), pair => Assert.Equal(0.5 * pair.Second, pair.First, 1e-6));
        Assert.Equal(loss, Losses.ContrastiveLossLoss(ref values[0], ref targets[0], values.Length, margin));
    }

    /// <summary>Equal embeddings are pushed in no direction, distant ones of different kinds not at all.</summary>
    [Theory]
    [InlineData(0f, 1f, 0f, 0.5f)]
    [InlineData(0f, 0f, 0.5f, 0f)]
    [InlineData(4f, 0f, 0f, 0f)]
    [InlineData(4f, 1f, 2f, 0.5f)]
    [InlineData(0.25f, 0f, 0.125f, -0.5f)]
    [InlineData(float.PositiveInfinity, 0f, 0f, 0f)]
    [InlineData(float.NaN, 0f, float.NaN, float.NaN)]
    public void Known_distances_have_known_losses(float squared, float target, float expected, float slope)
    {
        float gradient = float.NaN;
        Assert.Equal(expected, Losses.ContrastiveLoss(ref squared, ref target, ref gradient, 1, 1, 1));
        Assert.Equal(slope, gradient);
    }
}
