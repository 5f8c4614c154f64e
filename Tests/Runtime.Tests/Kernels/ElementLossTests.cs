namespace Unroll.Runtime.Tests.Kernels;

public sealed class ElementLossTests
{
    private const float Scale = 0.37f;

    public static TheoryData<string, int, float> Cases => Combinations.Of<string, int, float>(
        ["binary cross entropy", "mean squared error", "hinge"], [1, 2, 7, 8, 9, 10, 16, 17, 33, 70, 784], [0.1f, 3f, 50f, 1e4f]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss_and_gradient_are_those_of_the_formula(string name, int length, float size)
    {
        LossFunction loss = LossFunction.Of(name);
        (float[] x, float[] t) = Sample(name, length, size);
        double exact = loss.Mean(x, t);
        var gradient = new Guarded(length);
        float result = loss.Run(ref x[0], ref t[0], ref gradient.First, Scale, length);
        gradient.AssertGuards();

        // Each element takes some six roundings of its own size or that of x t; sums are in double precision and add none.
        double largest = x.Max(Math.Abs);
        double magnitude = name == "mean squared error" ? exact : Math.Max(exact, largest);
        Assert.Equal(exact, result, 8 * Math.Pow(2, -24) * (magnitude + 1e-3));
        for (int i = 0; i < length; i++)
        {
            // Central differences of the formula err by their step's square or by double rounding over the step: below
            // 1e-6 of the slope's size.
            double slope = loss.Slope(x[i], t[i]);
            Assert.Equal(Scale / length * slope, gradient[i], Scale / length * 2e-6 * (1 + Math.Abs(slope)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_loss_alone_and_the_loss_in_place_have_the_same_bits(string name, int length, float size)
    {
        LossFunction loss = LossFunction.Of(name);
        (float[] x, float[] t) = Sample(name, length, size);
        var gradient = new float[length];
        float result = loss.Run(ref x[0], ref t[0], ref gradient[0], Scale, length);
        Assert.Equal(result, loss.RunAlone(ref x[0], ref t[0], length));
        Assert.Equal(result, loss.Run(ref x[0], ref t[0], ref x[0], Scale, length));
        Assert.Equal(gradient, x);
    }

    [Theory]
    [InlineData(1e4f, 1f, 0f, 0f)]
    [InlineData(1e4f, 0f, 1e4f, 1f)]
    [InlineData(-1e4f, 1f, 1e4f, -1f)]
    [InlineData(-1e4f, 0f, 0f, 0f)]
    [InlineData(float.MaxValue, 1f, 0f, 0f)]
    [InlineData(float.MaxValue, 0f, float.MaxValue, 1f)]
    [InlineData(float.MinValue, 1f, float.MaxValue, -1f)]
    [InlineData(-20f, 0f, 2.0611537e-9f, 2.0611537e-9f)]
    public void Binary_cross_entropy_stands_extreme_logits(float logit, float target, float expected, float slope)
    {
        LossFunction loss = LossFunction.Of("binary cross entropy");
        float gradient = 0;
        Assert.Equal(expected, loss.Run(ref logit, ref target, ref gradient, 1f, 1), expected * 1e-6f);
        Assert.Equal(slope, gradient, Math.Abs(slope) * 1e-6f);
    }

    [Fact]
    public void The_hinge_has_no_slope_at_its_corner()
    {
        float[] x = [1f, -1f, 0.999f, 1.001f], t = [1f, -1f, 1f, 1f], gradient = new float[4];
        LossFunction.Of("hinge").Run(ref x[0], ref t[0], ref gradient[0], 4f, 4);
        Assert.Equal([0f, 0f, -1f, 0f], gradient);
    }

    [Theory]
    [InlineData("binary cross entropy")]
    [InlineData("mean squared error")]
    [InlineData("hinge")]
    public void A_value_that_is_no_number_shows_in_the_loss(string name)
    {
        for (int place = 0; place < 11; place++)
        {
            (float[] x, float[] t) = Sample(name, 11, 1f);
            x[place] = float.NaN;
            Assert.True(float.IsNaN(LossFunction.Of(name).RunAlone(ref x[0], ref t[0], 11)));
        }
    }

    private static (float[] Values, float[] Targets) Sample(string name, int length, float size)
    {
        var random = new Random(length);
        float[] values = [.. Enumerable.Range(0, length).Select(_ => (float)((random.NextDouble() * 2) - 1) * size)];
        float[] targets = name switch
        {
            "hinge" => [.. values.Select(_ => random.Next(2) == 0 ? -1f : 1f)],
            "binary cross entropy" => [.. values.Select((_, i) => i % 3 == 0 ? 1f : i % 3 == 1 ? 0f : (float)random.NextDouble())],
            _ => [.. values.Select(_ => (float)((random.NextDouble() * 2) - 1) * size)],
        };
        return (values, targets);
    }
}
