namespace Unroll.Generator.Planning;

/// <summary>How a dense layer goes over its weights for one sample.</summary>
/// <param name="Blocks">Blocks of outputs that are taken together.</param>
/// <param name="Sums">Inputs that have sums of their own, so that enough multiply-adds are under way.</param>
/// <param name="InputsAtOnce">Inputs in straight-line code.</param>
internal sealed record DenseSchedule(int Blocks, int Sums, int InputsAtOnce)
{
    /// <summary>
    /// Blocks that stream by together: four streams come from the second-level cache an eighth faster than two, and eight no faster.
    /// </summary>
    private const int Streams = 4;

    private const int LongestUnrolledInputs = 64;

    public static DenseSchedule Of(DenseKernel kernel, RegisterFile registers)
    {
        int blocks = Math.Max(1, Streams / registers.VectorsPerBlock);
        while (kernel.Blocks % blocks != 0)
            blocks--;
        int vectors = blocks * registers.VectorsPerBlock;
        int sums = Math.Min(Math.Max(1, registers.Latency / vectors), kernel.Inputs);

        // Small layers are straight-line code; of larger ones eight inputs are, in a loop.
        bool unrolled = kernel.Inputs <= LongestUnrolledInputs && kernel.Inputs * vectors <= registers.MultiplyAdds;
        return new(blocks, sums, unrolled ? kernel.Inputs : Math.Max(1, 8 / sums) * sums);
    }
}
