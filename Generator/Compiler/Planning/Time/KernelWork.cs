namespace Unroll.Generator.Planning;

/// <summary>What a kernel computes in one call, whatever caches its operands come from.</summary>
/// <param name="Sums">Cycles of its register tiles, as the planner estimates them.</param>
/// <param name="Steps">Vector instructions of what has no tiles: loads, stores and functions of elements.</param>
internal readonly record struct KernelWork(double Sums, double Steps = 0)
{
    public static KernelWork operator +(KernelWork a, KernelWork b) => new(a.Sums + b.Sums, a.Steps + b.Steps);

    public static KernelWork operator *(double times, KernelWork work) => new(times * work.Sums, times * work.Steps);
}
