using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Makes the kernels of a convolution from the layouts of what it reads and writes.</summary>
internal static class ConvolutionKernels
{
    public static DirectNchwKernel DirectNchw(FusedOperation fused, Value input, Value output, Value pooled, Pooling pooling)
    {
        var operation = (ConvolutionOperation)fused.Main.Operation;
        Shape shape = fused.Main.Shape;
        return new(
            Rows: shape.Height,
            Columns: shape.Width,
            Filters: operation.Filters,
            Channels: operation.InputChannels,
            TapRows: operation.Window.Height,
            TapColumns: operation.Window.Width,
            InputRowStride: input.Layout.RowStride,
            InputPlaneStride: input.Layout.ChannelStride,
            OutputRowStride: pooling == Pooling.Only ? 0 : output.Layout.RowStride,
            OutputPlaneStride: pooling == Pooling.Only ? 0 : output.Layout.ChannelStride,
            Bias: operation.Bias,
            Activation: fused.Function,
            Pooling: pooling,
            PooledRowStride: pooling == Pooling.None ? 0 : pooled.Layout.RowStride,
            PooledPlaneStride: pooling == Pooling.None ? 0 : pooled.Layout.ChannelStride);
    }

    public static DirectNhwcKernel DirectNhwc(FusedOperation fused, Value input, Value output, Value pooled, Pooling pooling)
    {
        var operation = (ConvolutionOperation)fused.Main.Operation;
        Shape shape = fused.Main.Shape;
        return new(
            Rows: shape.Height,
            Columns: shape.Width,
            Blocks: Layout.RoundUp(operation.Filters) / Layout.Block,
            Channels: operation.GroupChannels,
            TapRows: operation.Window.Height,
            TapColumns: operation.Window.Width,
            InputRowStride: input.Layout.RowStride * operation.Window.StrideY,
            InputColumnStride: input.Layout.PixelStride * operation.Window.StrideX,
            TapRowStride: input.Layout.RowStride * operation.Window.DilationY,
            TapColumnStride: input.Layout.PixelStride * operation.Window.DilationX,
            ChannelStride: input.Layout.ChannelStride,
            OutputRowStride: pooling == Pooling.Only ? 0 : output.Layout.RowStride,
            OutputColumnStride: pooling == Pooling.Only ? 0 : output.Layout.PixelStride,
            Bias: operation.Bias,
            Activation: fused.Function,
            Pooling: pooling,
            PooledRowStride: pooling == Pooling.None ? 0 : pooled.Layout.RowStride,
            PooledColumnStride: pooling == Pooling.None ? 0 : pooled.Layout.PixelStride,
            Accumulate: false,
            WholeMicroBatch: false,
            StreamedWeights: CacheCost.FloatsBeyondL2(operation.Weights),
            ParallelSplit: ParallelSplitChoice.Of(operation.MultiplyAdds(shape), shape.Height, Layout.RoundUp(operation.Filters) / Layout.Block, CacheCost.FloatsBeyondL2(operation.Weights) > 0),
            Groups: Grouping.Of(operation));
    }

    public static NhwcWeightGradientKernel WeightGradient(ConvolutionOperation operation, Shape output, Value input, Value sums) => new(
        output.Height, output.Width, operation.Filters, operation.GroupChannels, operation.Window.Height, operation.Window.Width,
        input.Layout.RowStride * operation.Window.StrideY, input.Layout.PixelStride * operation.Window.StrideX,
        input.Layout.RowStride * operation.Window.DilationY, input.Layout.PixelStride * operation.Window.DilationX, input.Layout.ChannelStride, input.Base.SampleStride,
        sums.Layout.RowStride, sums.Layout.PixelStride, sums.Base.SampleStride, Grouping.Of(operation));

    /// <summary>A matrix product over the samples of a micro-batch: output = input x weights (+ bias), one row a sample.</summary>
    public static DirectNhwcKernel Matrix(
        int samples, int inputs, int outputs, int inputStride, int outputStride, bool bias, ActivationOperation? activation, bool accumulate) => new(
            Rows: 1,
            Columns: samples,
            Blocks: Layout.RoundUp(outputs) / Layout.Block,
            Channels: inputs,
            TapRows: 1,
            TapColumns: 1,
            InputRowStride: 0,
            InputColumnStride: inputStride,
            TapRowStride: 0,
            TapColumnStride: 0,
            ChannelStride: 1,
            OutputRowStride: 0,
            OutputColumnStride: outputStride,
            Bias: bias,
            Activation: activation,
            Pooling: Pooling.None,
            PooledRowStride: 0,
            PooledColumnStride: 0,
            Accumulate: accumulate,
            WholeMicroBatch: true,
            StreamedWeights: CacheCost.FloatsBeyondL2((double)inputs * outputs));

    /// <summary>A matrix product for one sample: rows x channels times channels x filters, the filters in blocks.</summary>
    /// <param name="rows">Rows of the product.</param>
    /// <param name="channels">What is summed over.</param>
    /// <param name="blocks">Blocks of 16 filters.</param>
    /// <param name="rowStride">Floats in the first factor from one row to the next.</param>
    /// <param name="channelStride">Floats in the first factor from one channel to the next.</param>
    /// <param name="outputStride">Floats in the product from one row to the next.</param>
    /// <param name="accumulate">Whether the product is added to what is there.</param>
    /// <param name="streamedWeights">Floats of the array of second factors, where it comes from beyond the second-level cache; 0 elsewhere.</param>
    /// <param name="weightBlockStride">Floats in the second factor from one block to the next; 0 where they follow each other.</param>
    /// <param name="division">How several threads share it.</param>
    public static DirectNhwcKernel Product(
        int rows, int channels, int blocks, int rowStride, int channelStride, int outputStride, bool accumulate, double streamedWeights, int weightBlockStride = 0,
        ParallelSplit division = ParallelSplit.None) => new(
        Rows: 1,
        Columns: rows,
        Blocks: blocks,
        Channels: channels,
        TapRows: 1,
        TapColumns: 1,
        InputRowStride: 0,
        InputColumnStride: rowStride,
        TapRowStride: 0,
        TapColumnStride: 0,
        ChannelStride: channelStride,
        OutputRowStride: 0,
        OutputColumnStride: outputStride,
        Bias: false,
        Activation: null,
        Pooling: Pooling.None,
        PooledRowStride: 0,
        PooledColumnStride: 0,
        Accumulate: accumulate,
        WholeMicroBatch: false,
        StreamedWeights: streamedWeights,
        WeightBlockStride: weightBlockStride,
        ParallelSplit: division);
}
