using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

public sealed class SoftmaxCrossEntropyTests
{
    private const float Scale = 0.37f;
    private const double Rounding = 1.0 / (1 << 24);

    public static TheoryData<int, float> LengthsAndSizes =>
        Combinations.Of<int, float>([1, 2, 3, 7, 8, 9, 10, 15, 16, 17, 40, 70, 1000], [0.01f, 1f, 30f, 1e4f]);

    [Theory]
    [MemberData(nameof(LengthsAndSizes))]
    public void Loss_and_gradient_are_those_of_the_formula(int length, float size)
    {
        float[] logits = Logits(length, size);
        foreach (int label in (int[])[0, length / 2, length - 1])
        {
            var gradient = new Guarded(length);
            float loss = Losses.SoftmaxCrossEntropy(ref logits[0], label, ref gradient.First, Scale, length);
            gradient.AssertGuards();

            // The sum takes a rounding a term and errs by up to 2 units an exponential and half a unit of the size of its argument.
            double exact = Loss(logits, label, 0, 0);
            double relative = Rounding * (8 + (4 * Math.Min(size, 104)) + length);
            Assert.Equal(exact, loss, relative + (2 * Rounding * exact));
            for (int i = 0; i < length; i++)
            {
                double step = 1e-5 * Math.Max(1, size / 100);
                double slope = (Loss(logits, label, i, step) - Loss(logits, label, i, -step)) / (2 * step);
                Assert.Equal(Scale * slope, gradient[i], Scale * (relative + 1e-6));
            }

            Assert.Equal(loss, Losses.SoftmaxCrossEntropyLoss(ref logits[0], label, length));
            float[] inPlace = [.. logits];
            Assert.Equal(loss, Losses.SoftmaxCrossEntropy(ref inPlace[0], label, ref inPlace[0], Scale, length));
            Assert.Equal(gradient.Values, inPlace);
        }
    }

    [Theory]
    [InlineData(1e4f)]
    [InlineData(3e38f)]
    [InlineData(float.MaxValue)]
    public void Extreme_logits_give_a_finite_loss_where_there_is_one(float extreme)
    {
        float[] logits = [extreme, 0f, extreme, -extreme, extreme];
        var gradient = new float[5];
        float loss = Losses.SoftmaxCrossEntropy(ref logits[0], 2, ref gradient[0], 1f, 5);
        Assert.Equal(Math.Log(3), loss, 1e-6);
        Assert.Equal([1f / 3, 0f, (1f / 3) - 1, 0f, 1f / 3], gradient);
        Assert.Equal(extreme + (float)Math.Log(3), Losses.SoftmaxCrossEntropy(ref logits[0], 1, ref gradient[0], 1f, 5), extreme * 1e-6f);
        Assert.Equal([1f / 3, -1f, 1f / 3, 0f, 1f / 3], gradient);
    }

    [Fact]
    public void A_logit_that_is_no_number_or_infinite_shows_in_the_loss()
    {
        foreach (float bad in (float[])[float.NaN, float.PositiveInfinity])
        {
            for (int place = 0; place < 10; place++)
            {
                float[] logits = Logits(10, 1f);
                logits[place] = bad;
                Assert.False(float.IsFinite(Losses.SoftmaxCrossEntropyLoss(ref logits[0], 3, 10)));
            }
        }
    }

    /// <summary>log(sum_i e^z_i) - z_label with one logit moved.</summary>
    private static double Loss(float[] logits, int label, int moved, double by)
    {
        double[] z = [.. logits.Select(logit => (double)logit)];
        z[moved] += by;
        double largest = z.Max();
        return Math.Log(z.Sum(logit => Math.Exp(logit - largest))) + largest - z[label];
    }

    private static float[] Logits(int length, float size)
    {
        var random = new Random(length);
        return [.. Enumerable.Range(0, length).Select(_ => (float)((random.NextDouble() * 2) - 1) * size)];
    }
}
