using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    [Theory]
    [InlineData(0f)]
    [InlineData(1e-20f)]
    [InlineData(1f)]
    public void A_mean_square_without_gradients_shrinks_to_nothing_but_is_neither_zero_nor_subnormal(float term)
    {
        Vector<float> square = Averages.MoveSquare(Vector<float>.Zero, new(0.999f), new(term), Vector<float>.One);
        for (int step = 0; step < 100_000; step++)
        {
            Assert.True(float.IsNormal(square[0]));
            square = Averages.MoveSquare(square, new(0.999f), Vector<float>.Zero, Vector<float>.One);
        }

        Assert.InRange(square[0], 1e-38f, 1e-34f);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1e-8f)]
    [InlineData(1e-3f)]
    [InlineData(1e-30f)]
    public void The_quotient_is_right_to_a_few_roundings(float epsilon)
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            float square = (float)Math.Pow(10, (random.NextDouble() * 74) - 37);
            float numerator = (float)((random.NextDouble() * 2) - 1) * Math.Max(MathF.Sqrt(square), 1e-12f);
            double exact = numerator / (Math.Sqrt(square) + epsilon);
            Assert.Equal(exact, Averages.Quotient(new Vector<float>(numerator), new(square), new(epsilon))[0],
                Math.Abs(exact) * 6 * Rounding);
            if (Avx512F.IsSupported)
            {
                float wide = Averages.Quotient(Vector512.Create(numerator), Vector512.Create(square), Vector512.Create(epsilon))[15];
                Assert.Equal(exact, wide, Math.Abs(exact) * 6 * Rounding);
            }
        }

        Assert.Equal(0f, Averages.Quotient(Vector<float>.Zero, new(4.7019774e-38f), new(epsilon))[0]);
    }

    /// <summary>The same for every width of vectors: the quotients of estimates, where AVX-512 has them, and those of division.</summary>
    [Theory]
    [InlineData(1f, float.PositiveInfinity, 0)]
    [InlineData(-3e38f, float.PositiveInfinity, 0)]
    [InlineData(0f, float.PositiveInfinity, 0)]
    [InlineData(1f, float.MaxValue, 5.421011e-20)]
    [InlineData(3e38f, float.MaxValue, 1.6263033e19)]
    [InlineData(-1e-30f, float.MaxValue, -0.0)]
    [InlineData(1e-18f, 4.7019774e-38f, 4.611686)]
    [InlineData(1e-40f, 4.7019774e-38f, 4.611686e-22)]
    public void The_quotient_holds_at_the_ends_of_the_range(float numerator, float square, double expected)
    {
        float narrow = Averages.Quotient(new Vector<float>(numerator), new(square), Vector<float>.Zero)[0];
        Assert.Equal(expected, narrow, Math.Abs(expected) * 1e-4);
        if (Avx512F.IsSupported)
            Assert.Equal(expected, Averages.Quotient(Vector512.Create(numerator), Vector512.Create(square), Vector512<float>.Zero)[7],
                Math.Abs(expected) * 1e-4);
    }

    [Fact]
    public void The_norm_is_summed_in_double_precision()
    {
        float[] gradients = new float[64];
        Assert.Equal(0, DoublePrecision.Norm(gradients));
        Array.Fill(gradients, 1e38f);
        Assert.Equal(8 * (double)1e38f, DoublePrecision.Norm(gradients), 1e30);
        Array.Fill(gradients, -1e-38f);
        Assert.Equal(8 * (double)1e-38f, DoublePrecision.Norm(gradients), 1e-46);
        gradients[63] = float.NaN;
        Assert.True(double.IsNaN(DoublePrecision.Norm(gradients)));
    }
}
