using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans channels that become squares of pixels, and squares of pixels that become channels, which is the copy back.</summary>
internal sealed class DepthToSpacePlanner : RearrangingPlanner
{
    public override Type[] Operations => [typeof(DepthToSpaceOperation), typeof(SpaceToDepthOperation)];

    protected override IEnumerable<CopyLoop> Loops(Operation operation, Layout input, Layout output) => operation switch
    {
        DepthToSpaceOperation depth => Loops(depth.Block, depth.ChannelFirst, input, output),
        _ => Loops(((SpaceToDepthOperation)operation).Block, false, output, input).Select(loop => loop.Back),
    };

    private static IEnumerable<CopyLoop> Loops(int block, bool channelFirst, Layout deep, Layout wide)
    {
        int square = block * block, pixel = (channelFirst ? 1 : wide.Channels) * deep.ChannelStride;
        return
        [
            new(deep.Height, deep.RowStride, block * wide.RowStride),
            new(deep.Width, deep.PixelStride, block * wide.PixelStride),
            new(block, block * pixel, wide.RowStride),
            new(block, pixel, wide.PixelStride),
            new(wide.Channels, (channelFirst ? square : 1) * deep.ChannelStride, wide.ChannelStride),
        ];
    }
}
