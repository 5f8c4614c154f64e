namespace Unroll.Runtime.Tests.Optimizers.QuasiNewton;

/// <summary>Line searches on functions of one variable.</summary>
public sealed class StrongWolfeTests
{
    /// <summary>
    /// The first is function 1 of Moré and Thuente, "Line search algorithms with guaranteed sufficient decrease", ACM TOMS 20, 1994.
    /// </summary>
    private static readonly (Func<double, double> Function, Func<double, double> Derivative)[] Functions =
    [
        (t => -t / ((t * t) + 2), t => ((t * t) - 2) / (((t * t) + 2) * ((t * t) + 2))),
        (t => Math.Pow((t * t) - 4, 2) - t, t => (4 * t * ((t * t) - 4)) - 1),
        (t => ((t - 3) * (t - 3)) + Math.Sin(5 * t), t => (2 * (t - 3)) + (5 * Math.Cos(5 * t))),
        (t => t < 4 ? -t - Math.Log(4 - t) : double.NaN, t => -1 + (1 / (4 - t))),
    ];

    public static TheoryData<int, double> Searches
    {
        get
        {
            var data = new TheoryData<int, double>();
            for (int function = 0; function < Functions.Length; function++)
            {
                foreach (double step in new[] { 1e-3, 0.1, 1, 10, 1000 })
                    data.Add(function, step);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void The_place_that_is_found_satisfies_the_conditions(int number, double step)
    {
        (Func<double, double> function, Func<double, double> derivative) = Functions[number];
        using var buffers = new LbfgsBuffers(1, 1);
        buffers.Direction[0] = 1;
        Span<float> values = [0f];
        double slope = derivative(0);
        Assert.True(slope < 0);
        var line = new LineFunction(values, Evaluate, buffers);

        LinePoint found = StrongWolfe.Search(in line, new LinePoint(0, function(0), slope, 0), step, tolerance: 1e-12);

        Assert.NotEqual(0, found.Slot);
        double t = (float)found.Step;
        Assert.Equal(function(t), found.Loss);
        Assert.Equal((float)derivative(t), buffers.Gradient(found.Slot)[0]);
        Assert.True(found.Loss <= function(0) + (1e-4 * t * slope));
        Assert.True(Math.Abs(found.Slope) <= -0.9 * slope);

        double Evaluate(ReadOnlySpan<float> place, Span<float> gradients)
        {
            gradients[0] = (float)derivative(place[0]);
            return function(place[0]);
        }
    }

    /// <summary>t^3 - 3 t has its minimum at 1.</summary>
    [Theory]
    [InlineData(0.2, 3)]
    [InlineData(3, 0.2)]
    [InlineData(-0.5, 0.9)]
    public void The_minimum_of_a_cubic_is_found(double first, double second)
    {
        LinePoint At(double t) => new(t, (t * t * t) - (3 * t), (3 * t * t) - 3, 0);
        Assert.Equal(1, StrongWolfe.Cubic(At(first), At(second), -10, 10), 1e-12);
        Assert.Equal(0.7, StrongWolfe.Cubic(At(first), At(second), 0.5, 0.7), 1e-12);
        Assert.Equal(2, StrongWolfe.Cubic(At(first), At(second), 2, 3), 1e-12);
    }

    [Fact]
    public void Where_a_cubic_has_no_minimum_the_middle_is_taken()
    {
        var first = new LinePoint(0, 0, 1, 0);
        Assert.Equal(0.5, StrongWolfe.Cubic(first, new(1, 2.0 / 3, 1, 0), 0, 1));                    // it rises everywhere
        Assert.Equal(0.5, StrongWolfe.Cubic(first, new(1, double.PositiveInfinity, 0, 0), 0, 1));
    }
}
