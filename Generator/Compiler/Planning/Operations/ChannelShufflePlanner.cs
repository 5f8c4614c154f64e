using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans the channels of all groups in turn.</summary>
internal sealed class ChannelShufflePlanner : RearrangingPlanner
{
    public override Type[] Operations => [typeof(ChannelShuffleOperation)];

    protected override IEnumerable<CopyLoop> Loops(Operation operation, Layout input, Layout output)
    {
        int groups = ((ChannelShuffleOperation)operation).Groups, each = input.Channels / groups;
        return
        [
            new(input.Height, input.RowStride, output.RowStride),
            new(input.Width, input.PixelStride, output.PixelStride),
            new(groups, each * input.ChannelStride, output.ChannelStride),
            new(each, input.ChannelStride, groups * output.ChannelStride),
        ];
    }
}
