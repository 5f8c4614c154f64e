namespace Unroll.Generator.Planning;

/// <summary>Counts the vectors of <see cref="ClearBorderKernel"/>.</summary>
internal sealed class ClearBorderTime : KernelTime<ClearBorderKernel>
{
    protected override KernelWork Count(ClearBorderKernel kernel, RegisterFile registers) =>
        new(0, Vectors(kernel.Size - (double)kernel.Rows * kernel.Length, registers) + 2 * kernel.Rows);
}
