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
            Channels: operation.InputChannels,
            Blocks: Layout.RoundUp(operation.Filters) / Layout.Block,
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
            Divide: true);
    }

    /// <summary>The gradient of the input: the gradient of the sums convolved with the turned kernel, padded by what is left of the kernel.</summary>
    public static WinogradConvolutionKernel DataGradient(ConvolutionOperation operation, WinogradTiling tiling, Layout sums, Layout target, bool accumulate) => new(
        tiling,
        InputRows: sums.Height,
        InputColumns: sums.Width,
        PadTop: tiling.Filter.Kernel - 1 - operation.Window.PadTop,
        PadLeft: tiling.Filter.Kernel - 1 - operation.Window.PadLeft,
        Channels: operation.Filters,
        Blocks: Layout.RoundUp(operation.InputChannels) / Layout.Block,
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
        Divide: false);

    public static WinogradWeightGradientKernel WeightGradient(ConvolutionOperation operation, WinogradTiling tiling, Value input, Value sums) => new(
        tiling,
        InputRows: input.Layout.Height,
        InputColumns: input.Layout.Width,
        PadTop: operation.Window.PadTop,
        PadLeft: operation.Window.PadLeft,
        Channels: operation.InputChannels,
        Filters: operation.Filters,
        InputRowStep: input.Layout.RowStep,
        InputPixelStep: input.Layout.PixelStep,
        InputSampleStep: input.Base.SampleStep,
        GradientRowStep: sums.Layout.RowStep,
        GradientPixelStep: sums.Layout.PixelStep,
        GradientSampleStep: sums.Base.SampleStep);
}
