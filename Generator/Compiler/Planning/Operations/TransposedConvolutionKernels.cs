using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Makes the direct kernels of a transposed convolution.</summary>
internal static class TransposedConvolutionKernels
{
    /// <summary>A convolution of stride 1 by some of the taps, or all.</summary>
    public static DirectNhwcKernel Direct(
        TransposedConvolutionOperation operation, int rows, int columns, WindowedInput input, Epilogue epilogue)
    {
        ConvolutionOperation convolution = operation.Convolution;
        int blocks = Layout.RoundUp(operation.Filters) / Layout.Block, channels = operation.InputChannels / operation.Groups;
        double streamed = CacheCost.FloatsBeyondL2(convolution.Weights);
        double multiplyAdds = (double)rows * columns * operation.Filters * channels * input.Taps;
        return new(
            rows,
            columns,
            blocks,
            channels,
            input,
            epilogue,
            StreamedWeights: streamed,
            ParallelSplit: ParallelSplitChoice.Of(multiplyAdds, rows, blocks, farWeights: streamed > 0),
            Groups: Grouping.Of(convolution)?.Transposed);
    }

    /// <summary>The convolution of the input spread by the stride, with the kernel rotated by 180 degrees.</summary>
    public static DirectNhwcKernel OfSpread(TransposedConvolutionOperation operation, Shape output, Layout spread, Epilogue epilogue) =>
        Direct(operation, output.Height, output.Width, new WindowGeometry(operation.Window).GradientInput(spread), epilogue);

    /// <summary>The order of the input spread by the stride, with the zeros around it.</summary>
    public static Layout Spread(TransposedConvolutionOperation operation, Shape input, Shape output) =>
        new WindowGeometry(operation.Window).Spread(input, output);
}
