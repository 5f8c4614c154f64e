namespace Unroll.Generator.Planning;

/// <summary>
/// A dense layer for one sample: bound by reading its weights once, so the outputs of some blocks stay in registers while
/// their weights stream by, packed [output block][input][16].
/// </summary>
/// <param name="Inputs">Inputs.</param>
/// <param name="Blocks">Blocks of 16 outputs.</param>
/// <param name="Epilogue">What becomes of the sums.</param>
internal sealed record DenseKernel(int Inputs, int Blocks, Epilogue Epilogue) : Kernel, IScheduled<DenseSchedule>
{
    public DenseSchedule ScheduleFor(RegisterFile registers) => DenseSchedule.Of(this, registers);

    public override string Name => "Dense";

    public override string Summary => $"{Inputs} inputs x {Blocks * Layout.Block} outputs, packed weights [output block][input][16].";

    public override bool IsParallel =>
        ParallelSplitChoice.Of((double)Inputs * Blocks * Layout.Block, 1, Blocks, false) != ParallelSplit.None;

    public override string[] Operands => Epilogue.Operands("input", "weights");
}
