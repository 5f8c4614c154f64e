namespace Unroll.Vision.Tests;

/// <summary>RoIAlign against torchvision in double precision, and its gradient against finite differences.</summary>
public sealed class RoiAlignTests
{
    private static readonly GoldenNumbers Golden = new("regions.json");

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void Means_and_gradients_are_torchvisions(int samplingRatio, bool aligned)
    {
        var shape = new ValueShape(5, 6, 9);
        var align = new RoiAlign(shape, 2, 2, 1 / 8f, samplingRatio, aligned);
        Box[] regions = Golden.Boxes("regions");
        float[] map = RegionValues.Noise(shape.Length, 13), pooled = new float[regions.Length * align.RegionLength];
        float[] given = RegionValues.Noise(pooled.Length, 5), gradients = new float[map.Length];
        align.Forward(map, regions, pooled);
        align.Backward(regions, given, gradients);
        GoldenNumbers.AssertClose(Golden[$"align{samplingRatio}{aligned}"], pooled, 1e-6);
        GoldenNumbers.AssertClose(Golden[$"align{samplingRatio}{aligned}Gradient"], gradients, 1e-6);

        Assert.Equal(0, Allocation.Of(() => align.Forward(map, regions, pooled), 10));
        Assert.Equal(0, Allocation.Of(() => align.Backward(regions, given, gradients), 10));
    }

    /// <summary>The mean is linear, so a difference of any step is the gradient.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(3, false)]
    public void Gradients_are_finite_differences(int samplingRatio, bool aligned)
    {
        var shape = new ValueShape(8, 7, 21);
        var align = new RoiAlign(shape, 3, 4, 0.5f, samplingRatio, aligned);
        Box[] regions = [new(1.3f, 2, 12, 13.9f), new(-3, 4, 6, 21), new(9, 9, 9, 9), new(12, 10, 3, 2)];
        float[] map = RegionValues.Noise(shape.Length, 3), pooled = new float[4 * align.RegionLength];
        float[] given = RegionValues.Noise(pooled.Length, 1), gradients = new float[map.Length];
        align.Forward(map, regions, pooled);
        align.Backward(regions, given, gradients);
        double before = RegionValues.Product(pooled, given);
        for (int i = 0; i < map.Length; i += 5)
        {
            float value = map[i];
            map[i] += 1;
            align.Forward(map, regions, pooled);
            map[i] = value;
            Assert.Equal(gradients[i], RegionValues.Product(pooled, given) - before, 1e-5);
        }
    }

    /// <summary>A plane is what bilinear interpolation reproduces: the mean of a bin is the plane in the middle of the bin.</summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0.5)]
    public void A_plane_stays_a_plane(bool aligned, double less)
    {
        var align = new RoiAlign(new ValueShape(10, 12, 1), 2, 3, 0.25f, 0, aligned);
        float[] map = [.. Enumerable.Range(0, 120).Select(i => (3f * (i / 12)) - (i % 12))], pooled = new float[6];
        align.Forward(map, [new Box(10, 6, 34, 30)], pooled);
        for (int i = 0; i < 6; i++)
        {
            double y = 1.5 - less + (6 * ((i / 3) + 0.5) / 2), x = 2.5 - less + (6 * ((i % 3) + 0.5) / 3);
            Assert.Equal((3 * y) - x, pooled[i], 1e-4);
        }
    }

    [Fact]
    public void Huge_regions_cost_no_more_than_the_map()
    {
        var align = new RoiAlign(new ValueShape(4, 4, 1), 1, 1, 1);
        float[] map = new float[16], pooled = new float[2];
        map.AsSpan().Fill(1);
        align.Forward(map, [new Box(-3e38f, -3e38f, 3e38f, 3e38f), new Box(-1e6f, 0, 1e6f, 4)], pooled);
        Assert.Equal(0, pooled[0]);
        Assert.Equal(5 / 2e6, pooled[1], 1e-9);    // 5 of 2,000,000 columns of samples, from -0.5 to 3.5
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoiAlign(new ValueShape(1, 1, 1), 1, 1, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoiAlign(new ValueShape(1, 1, 1), 1, 1, 0));
        var align = new RoiAlign(new ValueShape(2, 2, 1), 1, 1, 1);
        Assert.Throws<ArgumentException>(() => align.Forward(new float[3], new Box[1], new float[1]));
        Assert.Throws<ArgumentException>(() => align.Backward(new Box[1], new float[1], new float[3]));
        Assert.Throws<ArgumentException>(() => align.Forward(new float[4], [new(0, 0, 1, float.PositiveInfinity)], new float[1]));
    }
}
