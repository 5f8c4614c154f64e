using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Plans rows, columns and channels in another order.</summary>
internal sealed class TransposePlanner : RearrangingPlanner
{
    public override Type[] Operations => [typeof(TransposeOperation)];

    protected override IEnumerable<CopyLoop> Loops(Operation operation, Layout input, Layout output)
    {
        var transpose = (TransposeOperation)operation;
        int[] strides = [input.RowStride, input.PixelStride, input.ChannelStride];
        return
        [
            new(output.Height, strides[transpose.Rows], output.RowStride),
            new(output.Width, strides[transpose.Columns], output.PixelStride),
            new(output.Channels, strides[transpose.Channels], output.ChannelStride),
        ];
    }
}
