using System.Text.Json;
using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels.Distances;

/// <summary>ArcFace and its gradient, on both sides of pi, against PyTorch in double precision.</summary>
public sealed class ArcFaceTests
{
    public static TheoryData<int> Cases => DistanceCases.Numbers("arcface");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_loss_and_its_gradient_are_those_of_PyTorch(int number)
    {
        JsonElement expected = DistanceCases.Of("arcface")[number];
        float[] values = expected.Floats("values"), gradient = new float[values.Length];
        int label = expected.GetProperty("label").GetInt32();
        float margin = expected.Float("margin"), scale = expected.Float("scale");

        float loss = Losses.ArcFace(ref values[0], label, ref gradient[0], 0.5f, values.Length, margin, scale);

        Assert.Equal(expected.Loss(), loss, 1e-6 * scale);
        Assert.All(gradient.Zip(expected.Doubles("gradient")), pair => Assert.Equal(0.5 * pair.Second, pair.First, 1e-5 * scale));
        Assert.Equal(expected.Loss(), Losses.ArcFaceLoss(ref values[0], label, values.Length, margin, scale), 1e-6 * scale);

        Losses.ArcFace(ref values[0], label, ref values[0], 0.5f, values.Length, margin, scale);
        Assert.Equal(gradient, values);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1.0000001f)]
    [InlineData(-1f)]
    [InlineData(-1.0000001f)]
    public void Angles_of_0_and_pi_have_finite_slopes(float cosine)
    {
        float[] values = [cosine, 0.1f, -0.3f], gradient = new float[3];
        float loss = Losses.ArcFace(ref values[0], 0, ref gradient[0], 1, 3, 0.5f, 64);
        Assert.True(float.IsFinite(loss));
        Assert.All(gradient, slope => Assert.True(float.IsFinite(slope)));
        Assert.Equal(loss, Losses.ArcFaceLoss(ref values[0], 0, 3, 0.5f, 64), 1e-4);
    }

    [Fact]
    public void What_is_no_number_stays_so()
    {
        float[] values = [0.3f, float.NaN, 0.2f], gradient = new float[3];
        Assert.True(float.IsNaN(Losses.ArcFace(ref values[0], 1, ref gradient[0], 1, 3, 0.5f, 64)));
        Assert.True(float.IsNaN(Losses.ArcFaceLoss(ref values[0], 0, 3, 0.5f, 64)));
    }
}
