namespace Unroll.Runtime.Tests.Metrics;

public sealed class AccuracyTests
{
    [Fact]
    public void ArgMax_is_the_first_of_the_largest()
    {
        Assert.Equal(2, Accuracy.ArgMax([-3, -2, -1, -1]));
        Assert.Equal(0, Accuracy.ArgMax([5]));
        Assert.Equal(1, Accuracy.ArgMax([float.NaN, -7, float.NaN]));
        Assert.Equal(2, Accuracy.ArgMax([0, float.NegativeInfinity, float.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => Accuracy.ArgMax([]));
    }

    [Fact]
    public void Counts_the_right_samples()
    {
        float[] scores = [0.1f, 0.7f, 0.2f, /**/ 3, 1, 2, /**/ 0, 0, 0, /**/ -1, -2, -3];

        Assert.Equal(0.75, Accuracy.Of(scores, [1, 0, 0, 2]));
        Assert.Equal(0, Accuracy.Of(scores, [0, 1, 2, 1]));
    }

    [Fact]
    public void Counts_those_among_the_k_largest()
    {
        float[] scores = [1, 2, 3, 4, /**/ 4, 3, 2, 1, /**/ 1, 1, 1, 1];

        Assert.Equal(0, Accuracy.Top(scores, [0, 3, 3], 1));
        Assert.Equal(1 / 3.0, Accuracy.Top(scores, [2, 2, 2], 2));
        Assert.Equal(1, Accuracy.Top(scores, [2, 2, 2], 3));
        Assert.Equal(1, Accuracy.Top(scores, [0, 3, 3], 4));
        Assert.Equal(0, Accuracy.Top([1, float.NaN], [1], 1));
        Assert.Equal(0, Accuracy.Top([1, float.NaN], [1], 2));
        Assert.Equal(0, Accuracy.Of([float.NaN, float.NaN], [0]));
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        Assert.Throws<ArgumentException>(() => Accuracy.Of([1, 2, 3], [0, 1]));
        Assert.Throws<ArgumentException>(() => Accuracy.Of([], []));
        Assert.Contains("label of sample 1 is 2; expected 0 to 1",
            Assert.Throws<ArgumentException>(() => Accuracy.Of([1, 2, 3, 4], [0, 2])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Accuracy.Top([1, 2], [0], 0));
    }
}
