namespace Unroll.Vision.Tests;

/// <summary>RoIPool against torchvision in double precision, and its gradient against finite differences.</summary>
public sealed class RoiPoolTests
{
    private static readonly GoldenNumbers Golden = new("regions.json");
    private static readonly ValueShape Map = new(5, 6, 9);

    [Theory]
    [InlineData("pool", 0)]
    [InlineData("negative", 2)]
    public void Maxima_and_gradients_are_torchvisions(string name, float less)
    {
        var pool = new RoiPool(Map, 2, 2, 1 / 8f);
        Box[] regions = Golden.Boxes("regions");
        float[] map = Array.ConvertAll(RegionValues.Noise(Map.Length, 13), x => x - less);
        float[] pooled = new float[regions.Length * pool.RegionLength], again = new float[pooled.Length], gradients = new float[map.Length];
        float[] given = RegionValues.Noise(pooled.Length, 5);
        int[] winners = new int[pooled.Length];
        pool.Forward(map, regions, pooled, winners);
        pool.Backward(winners, given, gradients);
        GoldenNumbers.AssertClose(Golden[name], pooled, 1e-6);
        GoldenNumbers.AssertClose(Golden[name + "Gradient"], gradients, 1e-6);
        pool.Forward(map, regions, again);
        Assert.Equal(pooled, again);

        Assert.Equal(0, Allocation.Of(() => pool.Forward(map, regions, pooled, winners), 10));
        Assert.Equal(0, Allocation.Of(() => pool.Backward(winners, given, gradients), 10));
    }

    [Fact]
    public void Gradients_are_finite_differences()
    {
        var shape = new ValueShape(8, 7, 21);
        var pool = new RoiPool(shape, 3, 4, 0.5f);
        Box[] regions = [new(1, 2, 12, 13), new(-3, 4, 6, 21), new(9, 9, 9, 9)];
        float[] map = [.. Enumerable.Range(0, shape.Length).Select(i => i * 389 % shape.Length / 1024f)];    // no two are equal
        float[] pooled = new float[3 * pool.RegionLength], given = RegionValues.Noise(pooled.Length, 1), gradients = new float[map.Length];
        int[] winners = new int[pooled.Length];
        pool.Forward(map, regions, pooled, winners);
        pool.Backward(winners, given, gradients);
        double before = RegionValues.Product(pooled, given);
        const float Step = 1 / 4096f;    // less than values differ by
        for (int i = 0; i < map.Length; i += 5)
        {
            float value = map[i];
            map[i] += Step;
            pool.Forward(map, regions, pooled);
            map[i] = value;
            Assert.Equal(gradients[i], (RegionValues.Product(pooled, given) - before) / Step, 1e-5);
        }
    }

    [Fact]
    public void Empty_bins_are_0_and_have_no_winner()
    {
        var pool = new RoiPool(new ValueShape(2, 2, 1), 1, 2, 1);
        float[] pooled = new float[2], gradients = new float[4];
        int[] winners = new int[2];
        pool.Forward([-1, -2, -3, -4], [new Box(0, 0, 3, 1)], pooled, winners);
        Assert.Equal([-1, 0], pooled);
        Assert.Equal([0, -1], winners);
        pool.Backward(winners, [5, 7], gradients);
        Assert.Equal([5, 0, 0, 0], gradients);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(19)]
    public void NaN_wins_and_infinity_counts(int channels)
    {
        var pool = new RoiPool(new ValueShape(1, 4, channels), 1, 1, 1);
        float[] map = new float[4 * channels], pooled = new float[channels];
        int[] winners = new int[channels];
        map.AsSpan(0, channels).Fill(9);
        map.AsSpan(channels, 2 * channels).Fill(float.NaN);
        pool.Forward(map, [new Box(0, 0, 3, 0)], pooled, winners);
        Assert.All(pooled, x => Assert.True(float.IsNaN(x)));
        Assert.All(winners, winner => Assert.Equal(1, winner));
        map.AsSpan().Fill(float.NegativeInfinity);
        pool.Forward(map, [new Box(0, 0, 3, 0)], pooled, winners);
        Assert.All(pooled, x => Assert.Equal(float.NegativeInfinity, x));
        Assert.All(winners, winner => Assert.Equal(0, winner));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoiPool(new ValueShape(0, 1, 1), 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoiPool(new ValueShape(1 << 15, 1 << 15, 4), 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoiPool(Map, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoiPool(Map, 1, 1, float.NaN));
        var pool = new RoiPool(new ValueShape(2, 2, 1), 1, 1, 1);
        Assert.Throws<ArgumentException>(() => pool.Forward(new float[3], new Box[1], new float[1]));
        Assert.Throws<ArgumentException>(() => pool.Forward(new float[4], new Box[1], new float[2]));
        Assert.Throws<ArgumentException>(() => pool.Forward(new float[4], new Box[1], new float[1], new int[2]));
        Assert.Contains("Region 1", Assert.Throws<ArgumentException>(
            () => pool.Forward(new float[4], [default, new(0, 0, float.NaN, 1)], new float[2])).Message);
        Assert.Throws<ArgumentException>(() => pool.Backward([4], [1], new float[4]));
        Assert.Throws<ArgumentException>(() => pool.Backward([0], [1, 2], new float[4]));
        Assert.Throws<ArgumentException>(() => pool.Backward([0], [1], new float[5]));
        pool.Forward(new float[4], [new Box(-3e38f, -3e38f, 3e38f, 3e38f)], new float[1]);
    }
}
