namespace Unroll.Generator.Planning;

/// <summary>Counts the tiles of <see cref="DirectNchwKernel"/>.</summary>
internal sealed class DirectNchwTime : KernelTime<DirectNchwKernel>
{
    protected override KernelWork Count(DirectNchwKernel kernel, RegisterFile registers) =>
        new(DirectNchwTile.LeastCycles(kernel, registers));
}
