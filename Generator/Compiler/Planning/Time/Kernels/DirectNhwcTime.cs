namespace Unroll.Generator.Planning;

/// <summary>Counts the tiles of <see cref="DirectNhwcKernel"/>.</summary>
internal sealed class DirectNhwcTime : KernelTime<DirectNhwcKernel>
{
    protected override KernelWork Count(DirectNhwcKernel kernel, RegisterFile registers) =>
        new(DirectNhwcTile.LeastCycles(kernel, registers));

    protected override bool CountsWeights(DirectNhwcKernel kernel) => kernel.StreamedWeights > 0;
}
