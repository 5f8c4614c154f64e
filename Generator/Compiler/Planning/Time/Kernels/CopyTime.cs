namespace Unroll.Generator.Planning;

/// <summary>
/// Counts the elements of <see cref="CopyKernel"/>: a load and a store for each vector, or for each element in another order.
/// </summary>
internal sealed class CopyTime : KernelTime<CopyKernel>
{
    protected override KernelWork Count(CopyKernel kernel, RegisterFile registers)
    {
        CopySchedule schedule = kernel.Schedule;
        double moves = schedule.IsContiguous ? Vectors(schedule.Length, registers) : schedule.Length;
        return new(0, (double)schedule.Outer * schedule.Inner * (2 * moves + 2));
    }
}
