using System.Text.Json;
using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels.Probabilities;

/// <summary>The cross-entropy with a probability for each class.</summary>
public sealed class ProbabilitiesTests
{
    private const float Scale = 0.37f;
    private const double Rounding = 1.0 / (1 << 24);

    private static readonly Case[] Cases = Read();

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Cases.Length)];

    /// <summary>The sum of exponentials takes a rounding a term and errs by up to 2 units an exponential and half a unit of the size of its
    /// argument; the shares are double.</summary>
    [Theory]
    [MemberData(nameof(Places))]
    public void Loss_and_gradient_are_those_of_PyTorch(int place)
    {
        Case expected = Cases[place];
        int length = expected.Logits.Length;
        float[] logits = [.. expected.Logits], target = [.. expected.Target];
        double size = expected.Logits.Max() - expected.Logits.Min(), largest = Math.Max(1, expected.Gradient.Max(Math.Abs));
        double relative = Rounding * (8 + (2 * size) + length) * largest;
        var gradient = new Guarded(length);
        float loss = Losses.SoftmaxCrossEntropy(
            ref logits[0], ref target[0], ref gradient.First, Scale, length, expected.Smoothing, expected.Weights);
        gradient.AssertGuards();
        Assert.Equal(expected.Loss, loss, relative + (2 * Rounding * expected.Loss));
        for (int i = 0; i < length; i++)
            Assert.Equal(Scale * expected.Gradient[i], gradient[i], Scale * relative);

        Assert.Equal(loss, Losses.SoftmaxCrossEntropyLoss(ref logits[0], ref target[0], length, expected.Smoothing, expected.Weights));
        Losses.SoftmaxCrossEntropy(ref logits[0], ref target[0], ref logits[0], Scale, length, expected.Smoothing, expected.Weights);
        Assert.Equal(gradient.Values, logits);
    }

    /// <summary>One class alone is that of its index, but for where the logarithm is rounded.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(37)]
    public void A_probability_of_1_is_a_class_index(int length)
    {
        var random = new Random(length);
        float[] logits = [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() * 8) - 4)];
        float[] byIndex = new float[length], byProbability = new float[length];
        for (int label = 0; label < length; label++)
        {
            float[] target = new float[length];
            target[label] = 1;
            float expected = Losses.SoftmaxCrossEntropy(ref logits[0], label, ref byIndex[0], 1, length);
            float actual = Losses.SoftmaxCrossEntropy(ref logits[0], ref target[0], ref byProbability[0], 1, length);
            Assert.Equal(expected, actual, 4 * Rounding * Math.Max(8, expected));
            Assert.All(byIndex.Zip(byProbability), pair => Assert.Equal(pair.First, pair.Second, 2 * Rounding));
        }
    }

    [Fact]
    public void Extreme_logits_give_a_finite_loss_where_there_is_one()
    {
        float[] logits = [float.MaxValue, 0, float.MaxValue, -float.MaxValue], target = [0.5f, 0, 0.5f, 0], gradient = new float[4];
        Assert.Equal(Math.Log(2), Losses.SoftmaxCrossEntropy(ref logits[0], ref target[0], ref gradient[0], 1, 4), 1e-6);
        Assert.Equal([0f, 0, 0, 0], gradient);
        foreach (float bad in (float[])[float.NaN, float.PositiveInfinity])
        {
            for (int place = 0; place < 4; place++)
            {
                logits = [1, 2, 3, 4];
                logits[place] = bad;
                Assert.False(float.IsFinite(Losses.SoftmaxCrossEntropyLoss(ref logits[0], ref target[0], 4)));
            }
        }
    }

    private static Case[] Read()
    {
        using Stream stream = typeof(ProbabilitiesTests).Assembly.GetManifestResourceStream("pytorch_probabilities.json")!;
        return JsonSerializer.Deserialize<File>(stream, new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!.Cases;
    }

    /// <summary>What pytorch_probabilities.py wrote.</summary>
    private sealed record File(Case[] Cases);

    private sealed record Case(float Smoothing, float[] Logits, float[] Target, float[] Weights, double Loss, double[] Gradient);
}
