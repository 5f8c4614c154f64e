namespace Unroll.Runtime.Tests.Reports;

public sealed class TensorStatisticsTests
{
    [Fact]
    public void Are_those_of_the_finite_numbers()
    {
        float[] values = [1, -3, 0, 0, float.NaN, 5, float.PositiveInfinity, 0.5f];
        double[] finite = [1, -3, 0, 0, 5, 0.5];
        var found = new TensorStatistics(values);

        Assert.Equal((8, 2, 2), (found.Count, found.NonFinite, found.Zeros));
        Assert.Equal((-3, 5), (found.Minimum, found.Maximum));
        Assert.Equal(finite.Average(), found.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(finite.Average(value => value * value)), found.RootMeanSquare, 1e-12);
        Assert.Equal(Math.Sqrt(finite.Average(value => Math.Pow(value - finite.Average(), 2))), found.Deviation, 1e-12);
        Assert.Equal(6, found.Histogram.Sum());
        Assert.Equal((1, 2, 1), (found.Histogram[0], found.Histogram[12], found.Histogram[^1]));   // parts of a quarter
    }

    [Fact]
    public void Of_equal_numbers_and_of_none()
    {
        var equal = new TensorStatistics([7, 7, 7]);
        Assert.Equal((7, 0, 3), (equal.Mean, equal.Deviation, equal.Histogram.Sum()));
        Assert.Equal(double.NaN, new TensorStatistics([float.NaN]).Minimum);
        Assert.Equal((0, double.NaN), (new TensorStatistics([]).Count, new TensorStatistics([]).Mean));
    }
}
