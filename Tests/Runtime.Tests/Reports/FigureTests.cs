namespace Unroll.Runtime.Tests.Reports;

public sealed class FigureTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.012345, "0.0123")]
    [InlineData(-12.345, "\u221212.3")]
    [InlineData(1234.5, "1,234")]
    [InlineData(0.5, "0.5")]
    [InlineData(0.00001234, "1.23e\u22125")]
    [InlineData(1.234e9, "1.23e9")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "\u2212infinity")]
    public void Numbers_have_three_digits(double value, string expected) => Assert.Equal(expected, Figure.Of(value));

    [Theory]
    [InlineData(0.0123, "12.3 ms")]
    [InlineData(12.5, "12.5 s")]
    [InlineData(125, "2 min 5 s")]
    [InlineData(12000, "3 h 20 min")]
    public void Times_have_the_unit_that_suits(double seconds, string expected) =>
        Assert.Equal(expected, Figure.Time(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Others()
    {
        Assert.Equal(("97.1 %", "\u2013"), (Figure.Percent(0.9714), Figure.Percent(double.NaN)));
        Assert.Equal(("44,426", "1 epoch"), (Figure.Count(44426), Figure.Count(1, "epoch", "epochs")));
        Assert.Equal(("40 bytes", "247 KB", "4.01 GB"), (Figure.Bytes(10), Figure.Bytes(61706), Figure.Bytes(1_002_000_000)));
    }
}
