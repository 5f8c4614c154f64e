using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Makes Winograd's kernels from the layouts of what they read and write.</summary>
internal static class WinogradKernels
{
    public static WinogradConvolutionKernel Forward(FusedOperation fused, WinogradTiling tiling, Value input, Value output, Value pooled, Pooling pooling)
    {
        var operation = (ConvolutionOperation)fused.Main.Operation;
        return new(
            tiling,
            InputRows: input.Layout.Height,
            InputColumns: input.Layout.Width,
            PadTop: operation.Window.PadTop,
            PadLeft: operation.Window.PadLeft,
            Channels: operation.GroupChannels,
            Blocks: Layout.RoundUp(operation.Filters / operation.Groups) / Layout.Block,
            InputRowStride: input.Layout.RowStride,
            InputPixelStride: input.Layout.PixelStride,
            OutputRowStride: pooling == Pooling.Only ? 0 : output.Layout.RowStride,
            OutputPixelStride: pooling == Pooling.Only ? 0 : output.Layout.PixelStride,
            Bias: operation.Bias,
            Activation: fused.Function,
            Pooling: pooling,
            PooledRowStride: pooling == Pooling.None ? 0 : pooled.Layout.RowStride,
            PooledPixelStride: pooling == Pooling.None ? 0 : pooled.Layout.PixelStride,
            Accumulate: false,
            Divide: true,
            Groups: operation.Groups);
    }

    /// <summary>The gradient of the input: the gradient of the sums convolved with the turned kernel, padded by what is left of the kernel.</summary>
    public static WinogradConvolutionKernel ConvolutionInputGradient(ConvolutionOperation operation, WinogradTiling tiling, Layout sums, Layout target, bool accumulate) => new(
        tiling,
        InputRows: sums.Height,
        InputColumns: sums.Width,
        PadTop: tiling.Filter.Kernel - 1 - operation.Window.PadTop,
        PadLeft: tiling.Filter.Kernel - 1 - operation.Window.PadLeft,
        Channels: operation.Filters / operation.Groups,
        Blocks: Layout.RoundUp(operation.GroupChannels) / Layout.Block,
        InputRowStride: sums.RowStride,
        InputPixelStride: sums.PixelStride,
        OutputRowStride: target.RowStride,
        OutputPixelStride: target.PixelStride,
        Bias: false,
        Activation: null,
        Pooling: Pooling.None,
        PooledRowStride: 0,
        PooledPixelStride: 0,
        Accumulate: accumulate,
        Divide: false,
        Groups: operation.Groups);

    public static WinogradWeightGradientKernel WeightGradient(ConvolutionOperation operation, WinogradTiling tiling, Value input, Value sums) => new(
        tiling,
        InputRows: input.Layout.Height,
        InputColumns: input.Layout.Width,
        PadTop: operation.Window.PadTop,
        PadLeft: operation.Window.PadLeft,
        Channels: operation.GroupChannels,
        Filters: operation.Filters / operation.Groups,
        InputRowStride: input.Layout.RowStride,
        InputPixelStride: input.Layout.PixelStride,
        InputSampleStride: input.Base.SampleStride,
        GradientRowStride: sums.Layout.RowStride,
        GradientPixelStride: sums.Layout.PixelStride,
        GradientSampleStride: sums.Base.SampleStride,
        Groups: operation.Groups);
}
