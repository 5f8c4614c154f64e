namespace Unroll.Generator.Planning;

/// <summary>
/// A dense layer for one sample: bound by reading its weights once, so the outputs of some blocks stay in registers while
/// their weights stream by, packed [output block][input][16].
/// </summary>
/// <param name="Inputs">Inputs.</param>
/// <param name="Blocks">Blocks of 16 outputs.</param>
/// <param name="Epilogue">What becomes of the sums.</param>
internal sealed record DenseKernel(int Inputs, int Blocks, Epilogue Epilogue) : Kernel
{
    public override string Name => "Dense";

    public override string Summary => $"{Inputs} inputs x {Blocks * Layout.Block} outputs, packed weights [output block][input][16].";

    public override bool IsParallel => ParallelSplitChoice.Of((double)Inputs * Blocks * Layout.Block, 1, Blocks, false) != ParallelSplit.None;

    public override string[] Operands => Epilogue.Operands("input", "weights");

    /// <summary>
    /// Blocks taken together and inputs that have sums of their own, so that enough multiply-adds are under way. Four streams of weights
    /// come from the second-level cache an eighth faster than two, and eight no faster than four.
    /// </summary>
    public (int Blocks, int Inputs) Tile(RegisterFile registers)
    {
        int blocks = Math.Max(1, 4 / registers.VectorsPerBlock);
        while (Blocks % blocks != 0)
            blocks--;
        int inputs = Math.Max(1, registers.Latency / (blocks * registers.VectorsPerBlock));
        return (blocks, Math.Min(inputs, Inputs));
    }
}
