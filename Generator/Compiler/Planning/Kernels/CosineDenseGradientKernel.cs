namespace Unroll.Generator.Planning;

/// <summary>The gradients of <see cref="CosineDenseKernel"/> for a sample: of the weights, to which is added, and of the input.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="Units">The learned vectors.</param>
/// <param name="Learns">Whether the gradients of the weights are wanted.</param>
/// <param name="HasTarget">Whether that of the input is.</param>
/// <param name="Accumulate">Whether that is added to what is there.</param>
internal sealed record CosineDenseGradientKernel(int Inputs, int Units, bool Learns, bool HasTarget, bool Accumulate) : Kernel
{
    public override string Name => "CosineDenseGradient";

    public override string Summary =>
        $"The gradients of {Units} cosines, {(Learns ? "of the weights" : "")}{(Learns && HasTarget ? " and " : "")}"
        + $"{(HasTarget ? "of the input" : "")}{(Accumulate ? ", added to the target" : "")}.";

    public override string[] Operands =>
    [
        "input", "weights", "output", "outputGradient",
        .. Learns ? ["weightGradient"] : Array.Empty<string>(),
        .. HasTarget ? ["target"] : Array.Empty<string>(),
    ];
}
