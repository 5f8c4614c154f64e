using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>Makes Winograd's kernels from the layouts of what they read and write.</summary>
internal static class WinogradKernels
{
    public static WinogradConvolutionKernel Forward(
        ConvolutionOperation operation, WinogradTiling tiling, Value input, Epilogue epilogue) => new(
        tiling,
        PaddedImage.Of(input.Layout, operation.Window, Strides.Of(input.Layout)),
        Channels: operation.GroupChannels,
        Blocks: Layout.RoundUp(operation.Filters / operation.Groups) / Layout.Block,
        epilogue,
        Divide: true,
        operation.Groups);

    /// <summary>
    /// The gradient of the input: the gradient of the sums convolved with the rotated kernel, padded by what is left of the kernel.
    /// </summary>
    public static WinogradConvolutionKernel InputGradient(
        ConvolutionOperation operation, WinogradTiling tiling, Layout sums, Epilogue epilogue) => new(
        tiling,
        new(
            sums.Height,
            sums.Width,
            PadTop: tiling.Variant.Kernel - 1 - operation.Window.PadTop,
            PadLeft: tiling.Variant.Kernel - 1 - operation.Window.PadLeft,
            Strides.Of(sums)),
        Channels: operation.Filters / operation.Groups,
        Blocks: Layout.RoundUp(operation.GroupChannels) / Layout.Block,
        epilogue,
        Divide: false,
        operation.Groups);

    public static WinogradWeightGradientKernel WeightGradient(
        ConvolutionOperation operation, WinogradTiling tiling, Value input, Value sums) => new(
        tiling,
        PaddedImage.Of(input.Layout, operation.Window, Strides.Of(input)),
        Channels: operation.GroupChannels,
        Filters: operation.Filters / operation.Groups,
        Strides.Of(sums),
        operation.Groups);
}
