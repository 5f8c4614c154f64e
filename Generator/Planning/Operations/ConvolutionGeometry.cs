using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Makes the kernels of a convolution from the layouts of what it reads and writes.</summary>
internal static class ConvolutionGeometry
{
    public static RowConvolutionKernel AlongRow(Unit unit, Value input, Value output, Value pooled, Pooling pooling)
    {
        var operation = (ConvolutionOperation)unit.Main.Operation;
        Shape shape = unit.Main.Shape;
        return new(
            Rows: shape.Height,
            Columns: shape.Width,
            Filters: operation.Filters,
            Channels: operation.InputChannels,
            TapRows: operation.Window.Height,
            TapColumns: operation.Window.Width,
            InputRowStep: input.Layout.RowStep,
            InputPlaneStep: input.Layout.ChannelStep,
            OutputRowStep: pooling == Pooling.Only ? 0 : output.Layout.RowStep,
            OutputPlaneStep: pooling == Pooling.Only ? 0 : output.Layout.ChannelStep,
            Bias: operation.Bias,
            Activation: unit.Function,
            Pooling: pooling,
            PooledRowStep: pooling == Pooling.None ? 0 : pooled.Layout.RowStep,
            PooledPlaneStep: pooling == Pooling.None ? 0 : pooled.Layout.ChannelStep);
    }

    public static ChannelConvolutionKernel AlongFilters(Unit unit, Value input, Value output, Value pooled, Pooling pooling)
    {
        var operation = (ConvolutionOperation)unit.Main.Operation;
        Shape shape = unit.Main.Shape;
        return new(
            Rows: shape.Height,
            Columns: shape.Width,
            Blocks: Layout.RoundUp(operation.Filters) / Layout.Block,
            Channels: operation.GroupChannels,
            TapRows: operation.Window.Height,
            TapColumns: operation.Window.Width,
            InputRowStep: input.Layout.RowStep * operation.Window.StrideY,
            InputColumnStep: input.Layout.PixelStep * operation.Window.StrideX,
            TapRowStep: input.Layout.RowStep * operation.Window.DilationY,
            TapColumnStep: input.Layout.PixelStep * operation.Window.DilationX,
            ChannelStep: input.Layout.ChannelStep,
            OutputRowStep: pooling == Pooling.Only ? 0 : output.Layout.RowStep,
            OutputColumnStep: pooling == Pooling.Only ? 0 : output.Layout.PixelStep,
            Bias: operation.Bias,
            Activation: unit.Function,
            Pooling: pooling,
            PooledRowStep: pooling == Pooling.None ? 0 : pooled.Layout.RowStep,
            PooledColumnStep: pooling == Pooling.None ? 0 : pooled.Layout.PixelStep,
            Accumulate: false,
            WholeMicroBatch: false,
            StreamedWeights: CacheCost.Far(operation.Weights),
            Division: DivisionChoice.Of(operation.MultiplyAdds(shape), shape.Height, Layout.RoundUp(operation.Filters) / Layout.Block, CacheCost.Far(operation.Weights) > 0),
            Groups: Grouping.Of(operation));
    }

    public static ChannelWeightGradientKernel WeightGradient(ConvolutionOperation operation, Shape output, Value input, Value sums) => new(
        output.Height, output.Width, operation.Filters, operation.GroupChannels, operation.Window.Height, operation.Window.Width,
        input.Layout.RowStep * operation.Window.StrideY, input.Layout.PixelStep * operation.Window.StrideX,
        input.Layout.RowStep * operation.Window.DilationY, input.Layout.PixelStep * operation.Window.DilationX, input.Layout.ChannelStep, input.Base.SampleStep,
        sums.Layout.RowStep, sums.Layout.PixelStep, sums.Base.SampleStep, Grouping.Of(operation));

    /// <summary>A matrix product over the samples of a micro-batch: output = input x weights (+ bias), one row a sample.</summary>
    public static ChannelConvolutionKernel Matrix(
        int samples, int inputs, int outputs, int inputStep, int outputStep, bool bias, ActivationOperation? activation, bool accumulate) => new(
            Rows: 1,
            Columns: samples,
            Blocks: Layout.RoundUp(outputs) / Layout.Block,
            Channels: inputs,
            TapRows: 1,
            TapColumns: 1,
            InputRowStep: 0,
            InputColumnStep: inputStep,
            TapRowStep: 0,
            TapColumnStep: 0,
            ChannelStep: 1,
            OutputRowStep: 0,
            OutputColumnStep: outputStep,
            Bias: bias,
            Activation: activation,
            Pooling: Pooling.None,
            PooledRowStep: 0,
            PooledColumnStep: 0,
            Accumulate: accumulate,
            WholeMicroBatch: true,
            StreamedWeights: CacheCost.Far((double)inputs * outputs));

    /// <summary>A matrix product for one sample: rows x channels times channels x filters, the filters in blocks.</summary>
    /// <param name="rows">Rows of the product.</param>
    /// <param name="channels">What is summed over.</param>
    /// <param name="blocks">Blocks of 16 filters.</param>
    /// <param name="rowStep">Floats in the first factor from one row to the next.</param>
    /// <param name="channelStep">Floats in the first factor from one channel to the next.</param>
    /// <param name="outputStep">Floats in the product from one row to the next.</param>
    /// <param name="accumulate">Whether the product is added to what is there.</param>
    /// <param name="streamedWeights">Floats of the array of second factors, where it comes from beyond the second-level cache; 0 elsewhere.</param>
    /// <param name="weightBlockStep">Floats in the second factor from one block to the next; 0 where they follow each other.</param>
    /// <param name="division">How several threads share it.</param>
    public static ChannelConvolutionKernel Product(
        int rows, int channels, int blocks, int rowStep, int channelStep, int outputStep, bool accumulate, double streamedWeights, int weightBlockStep = 0,
        Division division = Division.None) => new(
        Rows: 1,
        Columns: rows,
        Blocks: blocks,
        Channels: channels,
        TapRows: 1,
        TapColumns: 1,
        InputRowStep: 0,
        InputColumnStep: rowStep,
        TapRowStep: 0,
        TapColumnStep: 0,
        ChannelStep: channelStep,
        OutputRowStep: 0,
        OutputColumnStep: outputStep,
        Bias: false,
        Activation: null,
        Pooling: Pooling.None,
        PooledRowStep: 0,
        PooledColumnStep: 0,
        Accumulate: accumulate,
        WholeMicroBatch: false,
        StreamedWeights: streamedWeights,
        WeightBlockStep: weightBlockStep,
        Division: division);
}
