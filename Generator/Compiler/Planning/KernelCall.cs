namespace Unroll.Generator.Planning;

/// <summary>One call of a kernel.</summary>
/// <param name="Stage">The name of the stage it works for.</param>
/// <param name="Kernel">What is called.</param>
/// <param name="Operands">The places it works on, in the order of <see cref="Kernel.Operands"/>.</param>
internal sealed record KernelCall(string Stage, Kernel Kernel, IReadOnlyList<Operand> Operands);
