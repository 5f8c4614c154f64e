using System.Numerics;

namespace Unroll.Runtime.Tests.Optimizers;

public sealed class AveragesTests
{
    private const double Rounding = 1.0 / (1 << 24);

    [Theory]
    [InlineData(1f)]
    [InlineData(-1f)]
    [InlineData(1e-20f)]
    [InlineData(3e30f)]
    public void An_average_without_gradients_shrinks_to_nothing_but_not_to_a_subnormal_number(float start)
    {
        var average = new Vector<float>(start);
        var decay = new Vector<float>(0.9f);
        double exact = start;
        for (int step = 0; step < 3000; step++)
        {
            average = Averages.Move(average, decay, Vector<float>.Zero, new Vector<float>(0.1f));
            exact *= 0.9f;
            Assert.False(float.IsSubnormal(average[0]));
            Assert.Equal(exact, average[0], (Math.Abs(exact) * Rounding * 3 * (step + 1)) + 5e-37);
        }

        Assert.InRange(Math.Abs(average[0]), 0f, 5e-37f);
    }

    [Fact]
    public void A_mean_square_of_tiny_gradients_is_zero_and_not_subnormal()
    {
        Vector<float> square = Vector<float>.Zero;
        for (int step = 0; step < 100; step++)
            square = Averages.MoveSquare(square, new Vector<float>(0.999f), new Vector<float>(1e-20f), new Vector<float>(0.001f));
        Assert.Equal(0f, square[0]);
    }

    [Theory]
    [InlineData(1e-8f)]
    [InlineData(1e-3f)]
    [InlineData(1e-30f)]
    public void The_quotient_is_right_to_a_few_roundings(float epsilon)
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            float square = i < 100 ? 0f : (float)Math.Pow(10, (random.NextDouble() * 74) - 37.3);
            float numerator = (float)((random.NextDouble() * 2) - 1) * Math.Max(MathF.Sqrt(square), 1e-12f);
            square = Averages.Move(new(square), Vector<float>.One, Vector<float>.Zero, Vector<float>.Zero)[0];
            double exact = numerator / (Math.Sqrt(square) + epsilon);
            float quotient = Averages.Quotient(new(numerator), new(square), new(epsilon))[0];
            Assert.Equal(exact, quotient, Math.Abs(exact) * 6 * Rounding);
        }

        Assert.Equal(0f, Averages.Quotient(Vector<float>.Zero, Vector<float>.Zero, new(epsilon))[0]);
    }

    [Fact]
    public void The_norm_is_summed_in_double_precision()
    {
        float[] gradients = new float[64];
        Assert.Equal(0, GradientNorms.Euclidean(gradients));
        Array.Fill(gradients, 1e38f);
        Assert.Equal(8 * (double)1e38f, GradientNorms.Euclidean(gradients), 1e30);
        Array.Fill(gradients, -1e-38f);
        Assert.Equal(8 * (double)1e-38f, GradientNorms.Euclidean(gradients), 1e-46);
        gradients[63] = float.NaN;
        Assert.True(double.IsNaN(GradientNorms.Euclidean(gradients)));
    }
}
