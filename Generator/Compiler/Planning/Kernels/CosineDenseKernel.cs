namespace Unroll.Generator.Planning;

/// <summary>The cosines between the input of a sample and the columns of weights, by the runtime.</summary>
internal sealed record CosineDenseKernel(int Inputs, int Units) : Kernel
{
    public override string Name => "CosineDense";

    public override string Summary => $"The cosines of the angles between {Inputs} inputs and each of {Units} learned vectors.";

    public override string[] Operands => ["input", "weights", "output"];
}
