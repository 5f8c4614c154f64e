using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Makes the direct kernels of a convolution from the layouts of what they read and write.</summary>
internal static class ConvolutionKernels
{
    public static DirectNchwKernel DirectNchw(ConvolutionOperation operation, Shape output, Layout input, Epilogue epilogue) => new(
        output.Height,
        output.Width,
        operation.Filters,
        operation.InputChannels,
        WindowedInput.Of(Strides.Of(input), operation.Window),
        epilogue);

    public static DirectNhwcKernel DirectNhwc(ConvolutionOperation operation, Shape output, Layout input, Epilogue epilogue)
    {
        int blocks = Layout.RoundUp(operation.Filters) / Layout.Block;

        // The other layers push weights out of the caches. A 1x1 convolution has the fewest multiply-adds for each, so it waits longest.
        double streamed = operation.Window.Taps == 1
            ? CacheCost.FloatsBeyondL1(operation.Weights)
            : CacheCost.FloatsBeyondL2(operation.Weights);
        bool farWeights = CacheCost.FloatsBeyondL2(operation.Weights) > 0;
        return new(
            output.Height,
            output.Width,
            blocks,
            operation.GroupChannels,
            WindowedInput.Of(Strides.Of(input), operation.Window),
            epilogue,
            StreamedWeights: streamed,
            ParallelSplit: ParallelSplitChoice.Of(operation.MultiplyAdds(output), output.Height, blocks, farWeights),
            Groups: Grouping.Of(operation));
    }

    /// <summary>The gradient of the input along the row: the planar gradient of the sums under the rotated taps.</summary>
    public static DirectNchwKernel NchwInputGradient(ConvolutionOperation operation, Layout sums, Layout target) => new(
        target.Height,
        target.Width,
        Filters: operation.InputChannels,
        Channels: operation.Filters,
        new WindowGeometry(operation.Window).GradientInput(sums),
        new(Strides.Of(target)));

    /// <summary>
    /// The gradient of the input along the channels: the gradient of the sums, spread by the stride, under the rotated taps.
    /// </summary>
    public static DirectNhwcKernel NhwcInputGradient(ConvolutionOperation operation, Layout sums, Layout target, bool accumulate) => new(
        target.Height,
        target.Width,
        Blocks: Layout.RoundUp(operation.InputChannels) / Layout.Block,
        Channels: operation.Filters / operation.Groups,
        new WindowGeometry(operation.Window).GradientInput(sums),
        new(Strides.Of(target), Accumulate: accumulate),
        StreamedWeights: CacheCost.FloatsBeyondL2(operation.Weights),
        Groups: Grouping.Of(operation)?.Transposed);

    public static NchwWeightGradientKernel NchwWeightGradient(ConvolutionOperation operation, Shape output, Value input, Value sums) => new(
        output.Height,
        output.Width,
        operation.Filters,
        operation.InputChannels,
        WindowedInput.Of(Strides.Of(input), operation.Window),
        Strides.Of(sums));

    public static NhwcWeightGradientKernel NhwcWeightGradient(ConvolutionOperation operation, Shape output, Value input, Value sums) => new(
        output.Height,
        output.Width,
        operation.Filters,
        operation.GroupChannels,
        WindowedInput.Of(Strides.Of(input), operation.Window),
        Strides.Of(sums),
        Grouping.Of(operation));
}
