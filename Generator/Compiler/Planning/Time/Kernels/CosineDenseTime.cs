namespace Unroll.Generator.Planning;

/// <summary>Counts the sums of <see cref="CosineDenseKernel"/>, four in double precision at a time.</summary>
internal sealed class CosineDenseTime : KernelTime<CosineDenseKernel>
{
    private const int Lanes = 4, Term = 8;

    protected override KernelWork Count(CosineDenseKernel kernel, RegisterFile registers) =>
        new(0, Term * kernel.Inputs * Math.Ceiling((double)kernel.Units / Lanes));
}
