namespace Unroll.Generator.Planning;

/// <summary>Counts the sums of <see cref="DenseKernel"/>: two multiply-adds and two loads a cycle.</summary>
internal sealed class DenseTime : KernelTime<DenseKernel>
{
    /// <summary>Cycles to begin and end a group of outputs.</summary>
    private const int Ends = 15;

    protected override KernelWork Count(DenseKernel kernel, RegisterFile registers)
    {
        DenseSchedule schedule = kernel.ScheduleFor(registers);
        int vectors = schedule.Blocks * registers.VectorsPerBlock, sums = vectors * schedule.Sums;

        // Of each input the weights of all vectors are loaded, and itself.
        double input = Math.Max(vectors + 1, (double)registers.Latency / schedule.Sums) / 2;
        return new((double)kernel.Blocks / schedule.Blocks * (kernel.Inputs * input + Ends + sums));
    }
}
