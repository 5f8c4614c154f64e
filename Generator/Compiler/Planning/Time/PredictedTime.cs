using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// How long one prediction of one sample takes one thread, predicted: the cycles of its calls, again and again, nothing else running.
/// </summary>
/// <param name="Registers">The vector registers of the processor.</param>
/// <param name="Cycles">All cycles.</param>
/// <param name="OfStages">The cycles of each stage that has kernels of its own.</param>
internal sealed record PredictedTime(RegisterFile Registers, double Cycles, IReadOnlyDictionary<string, double> OfStages)
{
    /// <summary>The cycles of each field of the network's class that has kernels: those of a block belong to the field that uses
    /// it.</summary>
    public IReadOnlyDictionary<string, double> OfFields { get; } = OfStages.GroupBy(stage => Stage.FieldOf(stage.Key))
        .ToDictionary(stages => stages.Key, stages => stages.Sum(stage => stage.Value), StringComparer.Ordinal);

    /// <summary>Predicts it for each kind of registers.</summary>
    public static PredictedTime[] AllOf(Plan plan) => [.. ReferenceProcessor.Registered.Select(registers => Of(plan, registers))];

    /// <summary>Predicts it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="registers">The vector registers of the processor.</param>
    public static PredictedTime Of(Plan plan, RegisterFile registers)
    {
        Dictionary<Kernel, KernelWork> known = [];
        Dictionary<string, double> stages = new(StringComparer.Ordinal);
        double cycles = 0;
        foreach (KernelCall call in plan.Prediction.Calls)
        {
            if (!known.TryGetValue(call.Kernel, out KernelWork work))
                known.Add(call.Kernel, work = KernelTime.WorkOf(call.Kernel, registers));
            double own = new CallTime(work, CacheTraffic.Of(call, plan)).Cycles;
            stages.TryGetValue(call.Stage, out double before);
            stages[call.Stage] = before + own;
            cycles += own;
        }

        return new(registers, cycles, stages);
    }
}
