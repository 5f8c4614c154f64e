using System.Text.Json;
using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels.Distances;

/// <summary>The loss of mined triplets and its gradient, against PyTorch in double precision and known triplets.</summary>
public sealed class MinedTripletTests
{
    public static TheoryData<int> Cases => DistanceCases.Numbers("mined");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_loss_and_its_gradient_are_those_of_PyTorch(int number)
    {
        JsonElement expected = DistanceCases.Of("mined")[number];
        float[] values = expected.Floats("values"), gradients = new float[values.Length];

        float loss = Losses.MinedTripletLoss(
            Samples(values, Labels(expected), gradients),
            expected.Float("margin"),
            Enum.Parse<Mining>(expected.GetProperty("mining").GetString()!),
            expected.GetProperty("squared").GetBoolean(), expected.GetProperty("nonzero").GetBoolean());

        Assert.Equal(expected.Loss(), loss, 1e-7 * Math.Max(1, expected.Loss()));
        double[] slopes = expected.Doubles("gradient");
        Assert.All(gradients.Zip(slopes), pair => Assert.Equal(pair.Second, pair.First, 1e-6 * Math.Max(1, Math.Abs(pair.Second))));
    }

    /// <summary>On the line 0..8: the hardest triplets of anchors 0, 1, 2, 3, 4, 6, 7 and 8 are known; that of 5 has no positive.</summary>
    [Fact]
    public void The_hardest_triplets_on_a_line_are_the_known_ones()
    {
        int[] anchors = [0, 1, 2, 3, 4, 6, 7, 8], positives = [4, 4, 8, 8, 0, 2, 2, 2], negatives = [2, 2, 1, 4, 3, 5, 5, 5];
        float[] line = [0, 1, 2, 3, 4, 5, 6, 7, 8], gradients = new float[9];
        double loss = 0;
        double[] slopes = new double[9];
        for (int i = 0; i < anchors.Length; i++)
        {
            int a = anchors[i], p = positives[i], n = negatives[i];
            double excess = ((a - p) * (a - p)) - ((a - n) * (a - n)) + 0.5;
            loss += excess / anchors.Length;
            (slopes[a], slopes[p], slopes[n]) = (slopes[a] + (2 * (n - p)), slopes[p] + (2 * (p - a)), slopes[n] + (2 * (a - n)));
        }

        float mined = Losses.MinedTripletLoss(
            Samples(line, [0, 0, 1, 1, 0, 2, 1, 1, 1], gradients), 0.5f, Mining.BatchHard, squared: true, nonZero: false);

        Assert.Equal(loss, mined, 1e-5);
        Assert.Equal(slopes.Select(slope => slope / anchors.Length), gradients.Select(slope => (double)slope));
    }

    [Theory]
    [InlineData(Mining.All)]
    [InlineData(Mining.SemiHard)]
    [InlineData(Mining.BatchHard)]
    public void Without_a_triplet_the_loss_is_zero(Mining mining)
    {
        float[] values = [1, 2, 3, 4, 5, 6], gradients = new float[6];
        foreach (int[] labels in new int[][] { [0, 1, 2], [4, 4, 4] })
        {
            Assert.Equal(0, Losses.MinedTripletLoss(Samples(values, labels, gradients), 0.2f, mining, squared: true, nonZero: false));
            Assert.Equal(0, Losses.MinedTripletLoss(Samples(values, labels, gradients), 0.2f, mining, squared: false, nonZero: true));
            Assert.All(gradients, slope => Assert.Equal(0, slope));
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_not_finite_is_not_hidden(float wrong)
    {
        float[] values = [1, 2, wrong, 4, 5, 6], gradients = new float[6];
        Assert.True(float.IsNaN(
            Losses.MinedTripletLoss(Samples(values, [0, 0, 1], gradients), 0.2f, Mining.BatchHard, squared: true, nonZero: false)));
        Assert.All(gradients, slope => Assert.True(float.IsNaN(slope)));
    }

    private static int[] Labels(JsonElement expected) =>
        [.. expected.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32())];

    private static LabelledValues Samples(float[] values, int[] labels, float[] gradients)
    {
        var scratch = new double[LabelledValues.ScratchFor(labels.Length, values.Length / labels.Length)];
        Array.Fill(scratch, double.NaN);
        return new LabelledValues(values, labels, gradients, scratch);
    }
}
