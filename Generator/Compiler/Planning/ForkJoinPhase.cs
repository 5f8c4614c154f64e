namespace Unroll.Generator.Planning;

/// <summary>Calls that one thread does, and then one that all threads share.</summary>
/// <param name="Serial">What one thread does.</param>
/// <param name="Parallel">What all share; null in the last phase.</param>
internal sealed record ForkJoinPhase(IReadOnlyList<KernelCall> Serial, KernelCall? Parallel)
{
    public static IReadOnlyList<ForkJoinPhase> Of(IEnumerable<KernelCall> calls)
    {
        var phases = new List<ForkJoinPhase>();
        var serial = new List<KernelCall>();
        foreach (KernelCall call in calls)
        {
            if (!call.Kernel.IsParallel)
            {
                serial.Add(call);
                continue;
            }

            phases.Add(new(serial, call));
            serial = [];
        }

        if (phases.Count > 0 && serial.Count > 0)
            phases.Add(new(serial, null));
        return phases;
    }
}
