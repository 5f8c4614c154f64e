namespace Unroll.Runtime.Tests.Data;

public sealed class DataSetTests
{
    [Fact]
    public void Holds_several_inputs_and_targets()
    {
        var set = new DataSet(2, [[1, 2, 3, 4], [5, 6]], [new[] { 7, 8 }, new[] { 1f, 2, 3, 4, 5, 6 }]);

        Assert.Equal((2, 2, 2), (set.Count, set.InputCount, set.TargetCount));
        Assert.Equal((2, 1, 1, 3), (set.InputLength(0), set.InputLength(1), set.TargetLength(0), set.TargetLength(1)));
        Assert.Equal([3, 4], set.Input(1, 0).ToArray());
        Assert.Equal([6], set.Input(1, 1).ToArray());
        Assert.Equal(8, set.Label(1, 0));
        Assert.Equal([4, 5, 6], set.Target(1, 1).ToArray());
        Assert.True(set.HasLabels(0));
        Assert.False(set.HasLabels(1));
        Assert.Throws<InvalidOperationException>(() => set.Label(0, 1));
        Assert.Throws<InvalidOperationException>(() => set.Target(0, 0).Length);
    }

    [Fact]
    public void Refuses_arrays_that_do_not_fit()
    {
        Assert.Contains("Input 0 has 5 numbers", Assert.Throws<ArgumentException>(() => new DataSet(new float[5], new int[2])).Message);
        Assert.Contains("Target 0 has 3 numbers",
            Assert.Throws<ArgumentException>(() => new DataSet(new float[4], new float[3], 2)).Message);
        Assert.Contains("3 class indices for 2 samples",
            Assert.Throws<ArgumentException>(() => new DataSet(2, [new float[4]], [new int[3]])).Message);
        Assert.Throws<ArgumentException>(() => new DataSet(2, [], []));
        Assert.Throws<ArgumentException>(() => new DataSet(2, [new float[2]], [default]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DataSet([], Array.Empty<int>()));
        Assert.Throws<ArgumentNullException>(() => new DataSet([], null!));
    }

    [Fact]
    public void Selects_samples_also_of_a_selection()
    {
        DataSet set = Numbered(10);

        DataSet chosen = set.Select([7, 3, 3]).Select([1, 0]);

        Assert.Equal([3, 7], Labels(chosen));
        Assert.Equal(30, chosen.Input(0)[0]);
        Assert.Equal(2, set.Take(2).Count);
        Assert.Same(set, set.Take(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => set.Select([10]));
        Assert.Throws<ArgumentOutOfRangeException>(() => chosen.Input(2).Length);
        Assert.Throws<ArgumentException>(() => set.Select([]));
    }

    [Theory]
    [InlineData(10, 0.2, 2)]
    [InlineData(1000, 0.1, 100)]
    [InlineData(7, 0.5, 4)]
    [InlineData(2, 0.5, 1)]
    public void Split_gives_every_sample_to_one_part(int count, double fraction, int dev)
    {
        (DataSet train, DataSet held) = Numbered(count).Split(fraction, seed: 3);

        Assert.Equal(dev, held.Count);
        Assert.Equal(Enumerable.Range(0, count), Labels(train).Concat(Labels(held)).Order());
        Assert.All(Labels(train), (label, i) => Assert.Equal(10 * label, train.Input(i)[0]));
    }

    [Fact]
    public void Split_depends_on_the_seed_alone()
    {
        DataSet set = Numbered(1000);

        Assert.Equal(Labels(set.Split(0.3, 5).Dev), Labels(set.Split(0.3, 5).Dev));
        Assert.NotEqual(Labels(set.Split(0.3, 5).Dev), Labels(set.Split(0.3, 6).Dev));
        Assert.InRange(Labels(set.Split(0.3, 5).Dev).Average(), 450, 550);   // 5.5 standard deviations of the mean of 300
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(0.01)]
    [InlineData(0.99)]
    [InlineData(double.NaN)]
    public void Split_leaves_no_part_empty(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(10).Split(fraction));

    internal static DataSet Numbered(int count) =>
        new([.. Enumerable.Range(0, count).Select(i => 10f * i)], Enumerable.Range(0, count).ToArray());

    internal static int[] Labels(DataSet set) => [.. Enumerable.Range(0, set.Count).Select(i => set.Label(i))];
}
