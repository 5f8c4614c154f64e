namespace Unroll.Generator.Planning;

/// <summary>Counts the tiles of <see cref="DepthwiseKernel"/>.</summary>
internal sealed class DepthwiseTime : KernelTime<DepthwiseKernel>
{
    protected override KernelWork Count(DepthwiseKernel kernel, RegisterFile registers) =>
        new(DepthwiseTile.LeastCycles(kernel, registers));
}
