namespace Unroll.Generator.Planning;

/// <summary>Counts the tiles of <see cref="Col2ImKernel"/>.</summary>
internal sealed class Col2ImTime : KernelTime<Col2ImKernel>
{
    protected override KernelWork Count(Col2ImKernel kernel, RegisterFile registers) =>
        new(Col2ImTile.LeastCycles(kernel, registers));
}
