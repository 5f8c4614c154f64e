namespace Unroll.Generator.Planning;

/// <summary>Counts the transforms and products of <see cref="WinogradConvolutionKernel"/>.</summary>
internal sealed class WinogradConvolutionTime : KernelTime<WinogradConvolutionKernel>
{
    protected override KernelWork Count(WinogradConvolutionKernel kernel, RegisterFile registers) => new(WinogradCost.Cycles(
        kernel.Tiling, kernel.Groups, kernel.Groups * kernel.Channels, kernel.Groups * kernel.OutputWidth, registers));

    protected override bool CountsWeights(WinogradConvolutionKernel kernel) =>
        WinogradCost.StreamedWeights(kernel.Tiling, kernel.Channels, kernel.OutputWidth) > 0;
}
