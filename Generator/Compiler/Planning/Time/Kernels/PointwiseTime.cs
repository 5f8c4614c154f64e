namespace Unroll.Generator.Planning;

/// <summary>Counts the vectors of <see cref="PointwiseKernel"/>.</summary>
internal sealed class PointwiseTime : KernelTime<PointwiseKernel>
{
    /// <summary>Instructions of a function: of a few, and of one with exponentials.</summary>
    private const int Short = 1, Long = 30;

    protected override KernelWork Count(PointwiseKernel kernel, RegisterFile registers)
    {
        int vector = kernel.Function.Inputs.Length + 1 + (kernel.Function.IsLong ? Long : Short);
        return new(0, (double)kernel.Loop.Outer * kernel.Loop.Inner * (vector * Vectors(kernel.Loop.Length, registers) + 2));
    }
}
