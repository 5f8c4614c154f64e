namespace Unroll.Generator.Planning;

/// <summary>One call of a kernel.</summary>
/// <param name="Stage">The name of the stage it works for.</param>
/// <param name="Kernel">What is called.</param>
/// <param name="Operands">The places it works on, in the order of <see cref="Kernel.Operands"/>.</param>
internal sealed record KernelCall(string Stage, Kernel Kernel, IReadOnlyList<Operand> Operands)
{
    /// <summary>
    /// What the kernel computes here. Input gradients have the kernels of the operations themselves, with weights that were packed for
    /// them: the input gradient of a convolution is a convolution.
    /// </summary>
    public string Name => IsInputGradient && !Kernel.Name.EndsWith("Gradient", StringComparison.Ordinal)
        ? Kernel.Name + "InputGradient"
        : Kernel.Name;

    /// <summary>The field of the network's class that it works for.</summary>
    public string Field => Graph.Stage.FieldOf(Stage);

    private bool IsInputGradient => Operands.Any(operand => operand.Space == Space.PackedBackward);
}
