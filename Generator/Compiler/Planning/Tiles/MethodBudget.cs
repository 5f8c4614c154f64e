namespace Unroll.Generator.Planning;

/// <summary>
/// How much straight-line code a method may hold. RyuJIT gives up optimizing a method past 20,000 IL instructions or 8,000
/// references to locals; a third of that is the limit here. A multiply-add costs about ten instructions and five references. Paths with
/// smaller vectors need more instructions for the same work, so they unroll less and their code stays about as long.
/// </summary>
internal static class MethodBudget
{
    /// <summary>Multiply-adds that may stand in one method.</summary>
    public const int MultiplyAdds = 420;

    /// <summary>
    /// Multiply-adds after which the end of a loop's iteration costs nothing measurable; more of them only make the code longer.
    /// </summary>
    public const int Iteration = 24;

    /// <summary>
    /// How often the body of a loop is written: until an iteration is long enough, in equal parts of the loop if there are any.
    /// </summary>
    /// <param name="iterations">Iterations of the loop as it is.</param>
    /// <param name="multiplyAdds">Multiply-adds in each.</param>
    /// <param name="least">The fewest bodies in an iteration.</param>
    public static int Unroll(int iterations, int multiplyAdds, int least = 1)
    {
        int wanted = Math.Min(iterations, Math.Max(least, (Iteration + multiplyAdds - 1) / multiplyAdds));
        return Enumerable.Range(wanted, wanted).Where(unroll => iterations % unroll == 0).DefaultIfEmpty(wanted).First();
    }

    /// <summary>
    /// Whether all taps of a kernel are straight-line code. A tile of several output rows takes one kernel row at a time: two rows of
    /// taps in one piece read some inputs twice, the JIT keeps those in registers that the sums need, and spills.
    /// </summary>
    public static bool HoldsWholeKernel(RegisterFile registers, int tapRows, int tapColumns, int tileRows, int sums) =>
        tapRows * tapColumns * sums <= registers.MultiplyAdds && (tapRows == 1 || tileRows == 1);
}
