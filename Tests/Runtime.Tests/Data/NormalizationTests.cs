namespace Unroll.Runtime.Tests.Data;

public sealed class NormalizationTests
{
    [Fact]
    public void Standard_gives_each_channel_mean_0_and_deviation_1()
    {
        // Two pixels of two channels in each of three samples; by hand: 1..6 has mean 3.5 and variance 35/12.
        var set = new DataSet([1, 100, 2, 100, 3, 100, 4, 100, 5, 100, 6, 100], [0, 0, 0]);

        Normalization normalization = Normalization.Standard(set, channels: 2);

        Assert.Equal(3.5f, normalization.Offsets[0], 6);
        Assert.Equal((float)(1 / Math.Sqrt(35.0 / 12)), normalization.Scales[0], 6);
        Assert.Equal([100, 1], [normalization.Offsets[1], normalization.Scales[1]]);   // a channel that never changes is only moved
        DataSet normal = normalization.Apply(set);
        Assert.Equal(-2.5 / Math.Sqrt(35.0 / 12), normal.Input(0)[0], 5);
        Assert.Equal(0, normal.Input(2)[3]);
        Assert.Equal(1, set.Input(0)[0]);
    }

    [Fact]
    public void A_constant_that_no_float_sum_meets_exactly_is_only_moved()
    {
        var set = new DataSet([.. Enumerable.Repeat(0.1f, 1001)], new int[1001]);

        Assert.Equal(1, Normalization.Standard(set).Scales[0]);
    }

    [Fact]
    public void A_large_mean_costs_no_precision()
    {
        var set = new DataSet([1_000_000, 1_000_001, 1_000_002, 1_000_003], new int[4]);

        Assert.Equal(1 / Math.Sqrt(1.25), Normalization.Standard(set).Scales[0], 6);
    }

    [Fact]
    public void Range_brings_the_smallest_to_0_and_the_largest_to_1()
    {
        DataSet set = new([-2, 6, 2, 0, 10, 6], [0, 1]);

        DataSet normal = Normalization.Range(set).Apply(set);

        Assert.Equal([0, 8f / 12, 4f / 12], normal.Input(0).ToArray());
        Assert.Equal([2f / 12, 1, 8f / 12], normal.Input(1).ToArray());
    }

    [Fact]
    public void The_numbers_of_the_training_set_serve_every_set_and_sample()
    {
        DataSet train = new([0, 2], [0, 0]), test = new([4, 8], [1, 0]);
        Normalization normalization = Normalization.Standard(train);
        float[] sample = [4];

        normalization.Apply(sample);

        Assert.Equal(3, sample[0]);
        Assert.Equal(3, normalization.Apply(test).Input(0)[0]);
        Assert.Equal(1, normalization.Apply(test).Label(0));
    }

    [Fact]
    public void A_view_is_normalized_as_it_is_seen()
    {
        DataSet view = DataSetTests.Numbered(10).Select([9, 1]);

        DataSet normal = new Normalization([10], [0.5f]).Apply(view);

        Assert.Equal([40, 0], [normal.Input(0)[0], normal.Input(1)[0]]);
        Assert.Equal([9, 1], DataSetTests.Labels(normal));
    }

    [Fact]
    public void Refuses_what_cannot_be_normalized()
    {
        var set = new DataSet([1, float.NaN, 3, 4], [0, 1]);

        Assert.Contains("Sample 0 has NaN at position 1", Assert.Throws<ArgumentException>(() => Normalization.Standard(set)).Message);
        Assert.Throws<ArgumentException>(() => Normalization.Standard(set, channels: 3));
        Assert.Throws<ArgumentException>(() => new Normalization([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => new Normalization([1], [float.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => new Normalization([1, 2], [1, 2]).Apply(new float[3]));
    }
}
