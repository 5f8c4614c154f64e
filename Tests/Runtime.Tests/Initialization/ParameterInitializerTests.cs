using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Initialization;

public sealed class ParameterInitializerTests
{
    private const int Count = 40_000;

    public static TheoryData<Initializer, double> Normals => new()
    {
        { Initializer.HeNormal, Math.Sqrt(2.0 / 50) },
        { Initializer.XavierNormal, Math.Sqrt(2.0 / (50 + 30)) },
        { Initializer.Normal, 1 },
    };

    public static TheoryData<Initializer, double> Uniforms => new()
    {
        { Initializer.HeUniform, Math.Sqrt(6.0 / 50) },
        { Initializer.XavierUniform, Math.Sqrt(6.0 / (50 + 30)) },
        { Initializer.Uniform, 1 },
    };

    [Theory]
    [MemberData(nameof(Normals))]
    public void Normal_initializers_have_their_deviation(Initializer initializer, double deviation)
    {
        float[] values = Fill(initializer, scale: 0.5f);
        deviation *= 0.5;
        Assert.Equal(0, values.Average(), 6 * deviation / Math.Sqrt(Count));
        double variance = values.Select(value => (double)value * value).Average();
        Assert.Equal(deviation * deviation, variance, 6 * deviation * deviation * Math.Sqrt(2.0 / Count));
        Assert.True(values.Max() > 3 * deviation);   // not truncated
    }

    [Theory]
    [MemberData(nameof(Uniforms))]
    public void Uniform_initializers_have_their_limits(Initializer initializer, double limit)
    {
        float[] values = Fill(initializer, scale: 0.5f);
        limit *= 0.5;
        Assert.InRange(values.Max(), limit * 0.999, limit * 1.0000001);
        Assert.InRange(values.Min(), -limit * 1.0000001, -limit * 0.999);
        double variance = values.Select(value => (double)value * value).Average();
        Assert.Equal(limit * limit / 3, variance, 6 * limit * limit * Math.Sqrt(4.0 / 45 / Count));
        Assert.Equal(0, values.Average(), 6 * limit / Math.Sqrt(3.0 * Count));
    }

    [Fact]
    public void Zero_and_constant_are_exact()
    {
        Assert.All(Fill(Initializer.Zero, scale: 3), value => Assert.Equal(0, value));
        Assert.All(Fill(Initializer.Constant, scale: 3.5f), value => Assert.Equal(3.5f, value));
    }

    [Fact]
    public void The_default_must_have_been_resolved() => Assert.Throws<ArgumentException>(() => Fill(Initializer.Default, scale: 1));

    [Fact]
    public void One_seed_gives_one_network_and_another_seed_another()
    {
        using LinearNetwork a = new(20, 10, seed: 1), b = new(20, 10, seed: 1), c = new(20, 10, seed: 2), d = new(20, 10, seed: -1);
        Assert.Equal(a.Values.ToArray(), b.Values.ToArray());
        Assert.NotEqual(a.Values.ToArray(), c.Values.ToArray());
        Assert.NotEqual(a.Values.ToArray(), d.Values.ToArray());
    }

    [Fact]
    public void Tensors_of_one_shape_start_differently_and_independently_of_others()
    {
        float[] first = Fill(Initializer.Normal, 1, "first"), second = Fill(Initializer.Normal, 1, "second");
        double correlation = first.Zip(second, (a, b) => (double)a * b).Average();
        Assert.Equal(0, correlation, 6 / Math.Sqrt(Count));
    }

    [Fact]
    public void Gaps_stay_zero()
    {
        using var network = new LinearNetwork(5, 3, seed: 1);
        Assert.All(network.Values[15..16].ToArray(), gap => Assert.Equal(0, gap));
        Assert.All(network.Values[19..32].ToArray(), gap => Assert.Equal(0, gap));
        Assert.All(network.Values[35..].ToArray(), gap => Assert.Equal(0, gap));
    }

    private static float[] Fill(Initializer initializer, float scale, string name = "stage.weights")
    {
        var parameter = new ParameterDescription(name, [Count], 0, initializer, scale, 50, 30, 0, 0, false);
        var network = new NetworkDescription("One", [], [], [], [], [parameter], new MemoryDescription(Count, Count, 0, 0, 0, 0, 1, 1));
        float[] values = new float[Count];
        ParameterInitializer.Initialize(network, values, seed: 11);
        return values;
    }
}
