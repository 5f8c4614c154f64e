namespace Unroll.Generator.Planning;

/// <summary>Counts the tiles of <see cref="GemmKernel"/>.</summary>
internal sealed class GemmTime : KernelTime<GemmKernel>
{
    protected override KernelWork Count(GemmKernel kernel, RegisterFile registers) =>
        new(DirectNhwcTile.LeastCycles(kernel.AsConvolution, registers));

    protected override bool CountsWeights(GemmKernel kernel) => kernel.StreamedWeights > 0;
}
