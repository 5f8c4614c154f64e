using System.Runtime.InteropServices;

namespace Unroll.Vision.Tests;

/// <summary>Detections of a head against torchvision in double precision.</summary>
public sealed class RegionDecoderTests
{
    private static readonly GoldenNumbers Golden = new("losses.json");

    [Fact]
    public void Detections_are_torchvisions()
    {
        Box[] regions = Golden.Boxes("decodedRegions");
        float[] logits = Array.ConvertAll(RegionValues.Noise(7 * 4, 11), number => 16 * number * number);
        float[] offsets = Array.ConvertAll(RegionValues.Noise(7 * 16, 77), number => 4 * number);
        var decoder = new RegionDecoder(3, SuppressionOptions.FasterRcnn with { MostDetections = 8 });
        Detection[] found = decoder.Decode(logits, offsets, regions, 40, 48).ToArray();

        Assert.Equal(Golden.Integers("decodedKinds"), found.Select(each => each.Class + 1));
        GoldenNumbers.AssertClose(Golden["decodedScores"], Array.ConvertAll(found, each => each.Score), 1e-6);
        Box[] boxes = Array.ConvertAll(found, each => each.Box);
        GoldenNumbers.AssertClose(Golden["decoded"], MemoryMarshal.Cast<Box, float>(boxes), 2e-6);
        Assert.Equal(0, Allocation.Of(() => decoder.Decode(logits, offsets, regions, 40, 48), 10));
    }

    [Fact]
    public void Nothing_is_found_where_nothing_is_likely_and_bad_numbers_are_told()
    {
        var decoder = new RegionDecoder(2);
        Box[] region = [new(0, 0, 10, 10)];
        Assert.True(decoder.Decode([], [], [], 20, 20).IsEmpty);
        Assert.True(decoder.Decode([9, 0, 0], new float[12], region, 20, 20).IsEmpty);
        Assert.Equal(2, decoder.Decode([0, 0, 0], new float[12], region, 20, 20).Length);
        var logit = Assert.Throws<ArgumentException>(() => decoder.Decode([0, float.NaN, 0], new float[12], region, 20, 20).Length);
        Assert.Contains("region 0", logit.Message, StringComparison.Ordinal);
        float[] wild = [0, 0, 0, 0, float.NaN, 0, 0, 0, 0, 0, 0, 0];
        Assert.Throws<ArgumentException>(() => decoder.Decode([0, 0, 0], wild, region, 20, 20).Length);
        Assert.Throws<ArgumentException>(() => decoder.Decode([0, 0], new float[12], region, 20, 20).Length);
        Assert.Throws<ArgumentException>(() => decoder.Decode([0, 0, 0], new float[8], region, 20, 20).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => decoder.Decode([], [], [], 0, 20).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegionDecoder(0));
    }
}
