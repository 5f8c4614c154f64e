namespace Unroll.Generator.Planning;

/// <summary>Floats that a call reads and writes, by the nearest cache that still holds them. Those of the first level are free.</summary>
/// <param name="SecondLevel">From the second-level cache.</param>
/// <param name="ThirdLevel">From the third-level cache.</param>
/// <param name="Memory">From memory.</param>
internal readonly record struct CacheTraffic(double SecondLevel, double ThirdLevel, double Memory)
{
    public static CacheTraffic operator +(CacheTraffic a, CacheTraffic b) =>
        new(a.SecondLevel + b.SecondLevel, a.ThirdLevel + b.ThirdLevel, a.Memory + b.Memory);

    /// <summary>The traffic of some floats.</summary>
    /// <param name="floats">The floats.</param>
    /// <param name="between">All floats that are touched between two visits to the same one, itself included.</param>
    public static CacheTraffic Of(double floats, double between) =>
        CacheCost.FloatsBeyondL1(between) == 0 ? default
        : CacheCost.FloatsBeyondL2(between) == 0 ? new(floats, 0, 0)
        : CacheCost.FloatsBeyondL3(between) == 0 ? new(0, floats, 0)
        : new(0, 0, floats);

    /// <summary>The traffic of a call in a prediction that is made again and again.</summary>
    /// <param name="call">The call.</param>
    /// <param name="plan">The plan that it belongs to.</param>
    public static CacheTraffic Of(KernelCall call, Plan plan)
    {
        double weights = WeightsOf(call, plan.Folded), values = ValuesOf(call);
        CacheTraffic traffic = Of(values, values + weights);

        // Until the next prediction reads the same weights, all others pass by.
        return KernelTime.HoldsWeights(call.Kernel)
            ? traffic
            : traffic + Of(weights, (double)plan.Folded.Length + plan.Prediction.ArenaLength);
    }

    private static double WeightsOf(KernelCall call, Packing packing) => call.Operands
        .Where(operand => operand.Space == Space.Packed)
        .Select(operand => packing.Tensors.FirstOrDefault(tensor =>
            tensor.Target <= operand.Offset && operand.Offset < tensor.Target + tensor.Length)?.Length ?? 0)
        .Sum(length => (double)length);

    private static double ValuesOf(KernelCall call)
    {
        if (call.Kernel is CopyKernel copy)
            return 2.0 * copy.Height * copy.Width * copy.Channels;
        double placed = call.Operands.Where(operand => !operand.IsScratch).Select(operand => operand.Placed).OfType<PlacedBuffer>()
            .Distinct().Sum(buffer => (double)buffer.Layout.Size);
        return placed + call.Operands.Where(operand => operand.Space is Space.Input or Space.Output).Sum(operand => (double)operand.Step);
    }
}
