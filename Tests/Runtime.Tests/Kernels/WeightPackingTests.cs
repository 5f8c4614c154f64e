using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

public sealed class WeightPackingTests
{
    private const int Block = 16;

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 40, 24)]
    [InlineData(1, 16, 16)]
    [InlineData(9, 3, 17)]
    [InlineData(25, 6, 16)]
    [InlineData(4, 33, 41)]
    public void Blocks_of_filters_and_of_channels_hold_each_weight_in_its_place(int taps, int channels, int filters)
    {
        int length = taps * channels * filters;
        float[] weights = [.. Enumerable.Range(1, length + Block).Select(i => (float)i)];   // what is read behind the end must not show
        float Weight(int tap, int channel, int filter) =>
            channel < channels && filter < filters ? weights[(((tap * channels) + channel) * filters) + filter] : 0;

        float[] expected =
            [.. from block in Range(Blocks(filters)) from channel in Range(channels) from tap in Range(taps) from lane in Range(Block)
                select Weight(tap, channel, (block * Block) + lane)];
        float[] packed = new float[expected.Length];
        WeightPacking.Blocks(ref weights[0], ref packed[0], taps, channels, filters);
        Assert.Equal(expected, packed);

        expected = [.. from block in Range(Blocks(channels)) from filter in Range(filters) from tap in Range(taps) from lane in Range(Block)
            select Weight(taps - 1 - tap, (block * Block) + lane, filter)];
        packed = new float[expected.Length];
        WeightPacking.TransposedBlocks(ref weights[0], ref packed[0], taps, channels, filters);
        Assert.Equal(expected, packed);
    }

    /// <summary>The lanes are the channels of all groups; the filter counts in the group of each.</summary>
    [Theory]
    [InlineData(9, 8, 24, 3)]
    [InlineData(1, 5, 21, 3)]
    [InlineData(4, 1, 20, 20)]
    [InlineData(6, 32, 34, 2)]
    [InlineData(9, 16, 48, 3)]
    public void Transposed_blocks_hold_the_weights_of_each_group(int taps, int channels, int filters, int groups)
    {
        int width = filters / groups, all = channels * groups;
        float[] weights = [.. Enumerable.Range(1, taps * channels * filters).Select(i => (float)i)];
        float[] expected =
            [.. from block in Range(Blocks(all)) from filter in Range(width) from tap in Range(taps) from lane in Range(Block)
                let channel = (block * Block) + lane
                select channel < all
                    ? weights[((((taps - 1 - tap) * channels) + (channel % channels)) * filters) + (channel / channels * width) + filter]
                    : 0];
        float[] packed = new float[expected.Length];
        WeightPacking.TransposedBlocks(ref weights[0], ref packed[0], taps, channels, filters, groups);
        Assert.Equal(expected, packed);
    }

    private static int Blocks(int length) => (length + Block - 1) / Block;

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);
}
