namespace Unroll.Runtime.Tests.Reports;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0.38, 1.23, false, new[] { 0, 0.5, 1, 1.5 })]            // from zero, where that costs little
    [InlineData(76, 88.5, false, new[] { 75.0, 80, 85, 90 })]
    [InlineData(-0.97, 0.98, false, new[] { -1, -0.5, 0, 0.5, 1 })]
    [InlineData(0.001, 0.001, false, new[] { 0, 0.0005, 0.001, 0.0015, 0.002 })]
    [InlineData(-3, -3, false, new[] { -6.0, -4, -2, 0 })]
    [InlineData(0.011, 0.094, true, new[] { 0.01, 0.02, 0.05, 0.1 })]
    [InlineData(3e-9, 0.02, true, new[] { 1e-9, 1e-7, 1e-5, 1e-3, 1e-1 })]
    [InlineData(5, 5, true, new[] { 2.0, 5, 10 })]
    public void Writes_round_numbers_around_all(double low, double high, bool isLogarithmic, double[] expected)
    {
        Axis axis = Axis.For([low, double.NaN, high], isLogarithmic);
        Assert.Equal(expected.Length, axis.Ticks.Count);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], axis.Ticks[i], 1e-9 * Math.Abs(expected[i]) + 1e-15);
        Assert.InRange(axis.At(low), -1e-9, 1 + 1e-9);
        Assert.InRange(axis.At(high), -1e-9, 1 + 1e-9);
    }

    [Theory]
    [InlineData(1, 8, new[] { 1.0, 2, 3, 4, 5, 6, 7, 8 })]
    [InlineData(1, 30, new[] { 1.0, 5, 10, 15, 20, 25, 30 })]
    [InlineData(0, 300, new[] { 0.0, 50, 100, 150, 200, 250, 300 })]
    [InlineData(4, 4, new[] { 4.0 })]
    public void Counts_in_whole_numbers(int low, int high, double[] expected) => Assert.Equal(expected, Axis.Whole(low, high).Ticks);

    [Fact]
    public void Nothing_to_show_has_an_axis_too()
    {
        Assert.Equal((0, 1), (Axis.For([], false).Low, Axis.For([double.NaN], false).High));
        Assert.Equal(0.1, Axis.For([0, -1], isLogarithmic: true).Low, 1e-12);
        Assert.False(Axis.For([1, 2], isLogarithmic: true).Shows(0));
    }
}
