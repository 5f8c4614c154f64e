using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Makes Winograd's kernels from the layouts of what they read and write.</summary>
internal static class WinogradGeometry
{
    public static WinogradConvolutionKernel Forward(Unit unit, WinogradTiling tiling, Value input, Value output, Value pooled, Pooling pooling)
    {
        var operation = (ConvolutionOperation)unit.Main.Operation;
        return new(
            tiling,
            InputRows: input.Layout.Height,
            InputColumns: input.Layout.Width,
            PadTop: operation.Window.PadTop,
            PadLeft: operation.Window.PadLeft,
            Channels: operation.GroupChannels,
            Blocks: Layout.RoundUp(operation.Filters / operation.Groups) / Layout.Block,
            InputRowStep: input.Layout.RowStep,
            InputPixelStep: input.Layout.PixelStep,
            OutputRowStep: pooling == Pooling.Only ? 0 : output.Layout.RowStep,
            OutputPixelStep: pooling == Pooling.Only ? 0 : output.Layout.PixelStep,
            Bias: operation.Bias,
            Activation: unit.Function,
            Pooling: pooling,
            PooledRowStep: pooling == Pooling.None ? 0 : pooled.Layout.RowStep,
            PooledPixelStep: pooling == Pooling.None ? 0 : pooled.Layout.PixelStep,
            Accumulate: false,
            Divide: true,
            Groups: operation.Groups);
    }

    /// <summary>The gradient of the input: the gradient of the sums convolved with the turned kernel, padded by what is left of the kernel.</summary>
    public static WinogradConvolutionKernel DataGradient(ConvolutionOperation operation, WinogradTiling tiling, Layout sums, Layout target, bool accumulate) => new(
        tiling,
        InputRows: sums.Height,
        InputColumns: sums.Width,
        PadTop: tiling.Filter.Kernel - 1 - operation.Window.PadTop,
        PadLeft: tiling.Filter.Kernel - 1 - operation.Window.PadLeft,
        Channels: operation.Filters / operation.Groups,
        Blocks: Layout.RoundUp(operation.GroupChannels) / Layout.Block,
        InputRowStep: sums.RowStep,
        InputPixelStep: sums.PixelStep,
        OutputRowStep: target.RowStep,
        OutputPixelStep: target.PixelStep,
        Bias: false,
        Activation: null,
        Pooling: Pooling.None,
        PooledRowStep: 0,
        PooledPixelStep: 0,
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
        InputRowStep: input.Layout.RowStep,
        InputPixelStep: input.Layout.PixelStep,
        InputSampleStep: input.Base.SampleStep,
        GradientRowStep: sums.Layout.RowStep,
        GradientPixelStep: sums.Layout.PixelStep,
        GradientSampleStep: sums.Base.SampleStep,
        Groups: operation.Groups);
}
