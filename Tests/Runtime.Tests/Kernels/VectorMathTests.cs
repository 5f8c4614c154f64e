namespace Unroll.Runtime.Tests.Kernels;

public sealed class VectorMathTests
{
    private static readonly float[] Samples = EveryExponent();

    public static TheoryData<string, int> FunctionsAndWidths => Combinations.Of<string, int>(VectorFunction.Names, [128, 256, 512]);

    public static TheoryData<string> Functions => [.. VectorFunction.Names];

    [Theory]
    [MemberData(nameof(FunctionsAndWidths))]
    public void The_error_is_within_the_bound_at_every_exponent(string name, int bits)
    {
        VectorFunction function = VectorFunction.Of(name);
        AssertWithinBound(function, bits, Samples);
    }

    [Theory]
    [MemberData(nameof(FunctionsAndWidths))]
    public void The_error_is_within_the_bound_where_results_vary(string name, int bits)
    {
        // Evenly spaced arguments from where exp vanishes to where it overflows: most bit patterns of the other test give 0, 1 or infinity.
        float[] x = new float[1 << 17];
        for (int i = 0; i < x.Length; i++)
            x[i] = -104.5f + (194f * i / x.Length);
        AssertWithinBound(VectorFunction.Of(name), bits, x);
    }

    [Theory]
    [InlineData("Exp", float.NaN, float.NaN)]
    [InlineData("Exp", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Exp", float.NegativeInfinity, 0f)]
    [InlineData("Exp", float.MaxValue, float.PositiveInfinity)]
    [InlineData("Exp", float.MinValue, 0f)]
    [InlineData("Exp", 88.72284f, float.PositiveInfinity)]
    [InlineData("Exp", -0f, 1f)]
    [InlineData("Exp", 1e-45f, 1f)]
    [InlineData("Exp", -103.97f, 1e-45f)]
    [InlineData("Tanh", float.NaN, float.NaN)]
    [InlineData("Tanh", float.PositiveInfinity, 1f)]
    [InlineData("Tanh", float.NegativeInfinity, -1f)]
    [InlineData("Tanh", -0f, -0f)]
    [InlineData("Tanh", 1e-45f, 1e-45f)]
    [InlineData("Tanh", -1e-45f, -1e-45f)]
    [InlineData("Tanh", -1e-39f, -1e-39f)]
    [InlineData("Tanh", float.MaxValue, 1f)]
    [InlineData("Sigmoid", float.NaN, float.NaN)]
    [InlineData("Sigmoid", float.PositiveInfinity, 1f)]
    [InlineData("Sigmoid", float.NegativeInfinity, 0f)]
    [InlineData("Sigmoid", float.MinValue, 0f)]
    [InlineData("Sigmoid", 1e-45f, 0.5f)]
    [InlineData("Sigmoid", -0f, 0.5f)]
    [InlineData("Elu", float.NaN, float.NaN)]
    [InlineData("Elu", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Elu", float.NegativeInfinity, -1.5f)]
    [InlineData("Softplus", float.NaN, float.NaN)]
    [InlineData("Softplus", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Softplus", float.NegativeInfinity, 0f)]
    [InlineData("Softplus", float.MaxValue, float.MaxValue)]
    [InlineData("SoftplusDerivative", float.NaN, float.NaN)]
    [InlineData("SoftplusDerivative", float.PositiveInfinity, 1f)]
    [InlineData("Silu", float.NaN, float.NaN)]
    [InlineData("Silu", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Silu", float.NegativeInfinity, -0f)]
    [InlineData("Silu", float.MaxValue, float.MaxValue)]
    [InlineData("SiluDerivative", float.NaN, float.NaN)]
    [InlineData("SiluDerivative", float.PositiveInfinity, 1f)]
    [InlineData("SiluDerivative", float.NegativeInfinity, 0f)]
    [InlineData("Mish", float.NaN, float.NaN)]
    [InlineData("Mish", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Mish", float.NegativeInfinity, -0f)]
    [InlineData("Mish", float.MaxValue, float.MaxValue)]
    [InlineData("MishDerivative", float.NaN, float.NaN)]
    [InlineData("MishDerivative", float.PositiveInfinity, 1f)]
    [InlineData("MishDerivative", float.NegativeInfinity, 0f)]
    [InlineData("Gelu", float.NaN, float.NaN)]
    [InlineData("Gelu", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("Gelu", float.NegativeInfinity, -0f)]
    [InlineData("Gelu", float.MaxValue, float.MaxValue)]
    [InlineData("GeluDerivative", float.NaN, float.NaN)]
    [InlineData("GeluDerivative", float.PositiveInfinity, 1f)]
    [InlineData("GeluDerivative", float.NegativeInfinity, 0f)]
    [InlineData("GeluTanh", float.NaN, float.NaN)]
    [InlineData("GeluTanh", float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("GeluTanh", float.NegativeInfinity, -0f)]
    [InlineData("GeluTanh", float.MaxValue, float.MaxValue)]
    [InlineData("GeluTanhDerivative", float.NaN, float.NaN)]
    [InlineData("GeluTanhDerivative", float.PositiveInfinity, 1f)]
    [InlineData("GeluTanhDerivative", float.NegativeInfinity, 0f)]
    public void Special_values_are_exact(string name, float x, float expected)
    {
        foreach (int bits in (int[])[128, 256, 512])
        {
            // Among ordinary values, so that a special one in one lane cannot spoil another.
            float[] values = Enumerable.Repeat(0.25f, 16).ToArray();
            float ordinary = VectorFunction.Of(name).Apply(bits, values)[0];
            values[5] = x;
            float[] results = VectorFunction.Of(name).Apply(bits, values);
            Assert.Equal(expected, results[5]);
            Assert.True(float.IsNaN(x) || float.IsNegative(expected) == float.IsNegative(results[5]));
            Assert.Equal(ordinary, results[4]);
            Assert.Equal(ordinary, results[6]);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void All_widths_give_the_same_bits(string name)
    {
        VectorFunction function = VectorFunction.Of(name);
        float[] narrow = function.Apply(128, Samples);
        Assert.Equal(narrow, function.Apply(256, Samples));
        Assert.Equal(narrow, function.Apply(512, Samples));
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(2f)]
    [InlineData(8f)]
    public void Softplus_is_as_accurate_at_every_steepness(float beta)
    {
        foreach (int bits in (int[])[128, 256, 512])
        {
            AssertWithinBound(VectorFunction.Of("Softplus", ExactFunction.Softplus(beta)), bits, Samples);
            AssertWithinBound(VectorFunction.Of("SoftplusDerivative", ExactFunction.SoftplusDerivative(beta)), bits, Samples);
        }
    }

    [Fact]
    public void Tanh_is_odd_and_sigmoid_never_leaves_its_range()
    {
        float[] negated = [.. Samples.Select(x => -x)];
        float[] tanh = VectorFunction.Of("Tanh").Apply(512, Samples);
        Assert.Equal(tanh.Select(y => -y), VectorFunction.Of("Tanh").Apply(512, negated));
        Assert.Equal(Samples.Select(float.IsNegative), tanh.Select(float.IsNegative));
        Assert.All(tanh, y => Assert.InRange(y, -1f, 1f));
        Assert.All(VectorFunction.Of("Sigmoid").Apply(512, Samples), y => Assert.InRange(y, 0f, 1f));
    }

    private static void AssertWithinBound(VectorFunction function, int bits, float[] x)
    {
        float[] y = function.Apply(bits, x);
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < function.Exact.Least)
                continue;
            double exact = function.Exact.Value(x[i]);
            if (float.IsInfinity((float)exact))
            {
                Assert.Equal(float.PositiveInfinity, y[i]);
                continue;
            }

            double error = function.Error(x[i], y[i]);
            Assert.True(error <= function.Exact.Bound,
                $"f({x[i]:R}) is {y[i]:R} rather than {exact:R}: {error:F2} units in the last place");
        }
    }

    /// <summary>
    /// Both signs of all exponents of finite floats, subnormal ones included, with the extreme and with random mantissas.
    /// </summary>
    private static float[] EveryExponent()
    {
        var random = new Random(1);
        var samples = new List<float>();
        for (uint exponent = 0; exponent < 255; exponent++)
        {
            for (int i = 0; i < 64; i++)
            {
                uint mantissa = i switch { 0 => 0, 1 => 1, 2 => 0x7FFFFF, 3 => 0x400000, _ => (uint)random.Next(1 << 23) };
                samples.Add(BitConverter.UInt32BitsToSingle((exponent << 23) | mantissa));
                samples.Add(-samples[^1]);
            }
        }

        return [.. samples];
    }
}
