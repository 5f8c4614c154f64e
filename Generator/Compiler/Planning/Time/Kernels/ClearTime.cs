namespace Unroll.Generator.Planning;

/// <summary>Counts the vectors of <see cref="ClearKernel"/>.</summary>
internal sealed class ClearTime : KernelTime<ClearKernel>
{
    protected override KernelWork Count(ClearKernel kernel, RegisterFile registers) => new(0, Vectors(kernel.Length, registers));
}
