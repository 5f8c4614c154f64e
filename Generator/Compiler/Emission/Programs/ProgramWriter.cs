using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes programs: the calls of the kernels in order, each operand at its literal offset.</summary>
internal static class ProgramWriter
{
    public static void WritePrediction(Plan plan, GeneratedNames names, Isa isa, CodeWriter code)
    {
        code.Comment("Predicts one sample.");
        var buffers = new BufferTable(plan, plan.Prediction.Arena, 0);
        WriteBuffers(buffers, plan.Prediction.Calls, isa, "Predict", code);
        using (code.Method($"internal static void Predict({PredictionParameters(names, "ref float ")})"))
        {
            for (int call = 0; call < plan.Prediction.Calls.Count; call++)
            {
                code.Line(buffers.Describe(plan.Prediction.Calls[call], call));
                WriteCall(plan.Prediction.Calls[call], names, "", "", code);
            }
        }

        WriteShares(plan, names, code);
        if (plan.PredictionBatch is not { } batch)
            return;
        code.Line();
        code.Comment(Invariant($"Predicts {batch.Samples} samples, one behind the other."));
        buffers = new BufferTable(plan, batch.Arena, 0);
        WriteBuffers(buffers, batch.Calls, isa, "PredictBatch", code);
        using (code.Method($"internal static void PredictBatch({PredictionParameters(names, "ref float ")})"))
        {
            code.Line(Invariant($"const int count = {batch.Samples};"));
            WriteSteps(batch.Calls, buffers, names, code);
        }
    }

    /// <summary>
    /// The steps of one sample for several threads. They come in phases: steps that one thread does, and one step that all share. What a
    /// kernel needs while it runs is in the thread's own memory.
    /// </summary>
    private static void WriteShares(Plan plan, GeneratedNames names, CodeWriter code)
    {
        if (plan.Phases.Count == 0)
            return;
        code.Line();
        code.Comment("What one thread does of a phase of one sample's prediction before all of them do their shares.");
        WritePhases("PredictSerial", "", phase => phase.Serial, "");
        code.Line();
        code.Comment("A share of a phase of one sample's prediction.");
        WritePhases(
            "PredictShare",
            ", ref float own, int share, int shares",
            phase => phase.Parallel is { } step ? [step] : [],
            ", share, shares");

        void WritePhases(string method, string parameters, Func<ForkJoinPhase, IEnumerable<KernelCall>> stepsOf, string shares)
        {
            using (code.Method($"internal static void {method}(int phase, {PredictionParameters(names, "ref float ")}{parameters})"))
            using (code.Block("switch (phase)"))
            {
                for (int phase = 0; phase < plan.Phases.Count; phase++)
                {
                    KernelCall[] steps = stepsOf(plan.Phases[phase]).ToArray();
                    if (steps.Length == 0)
                        continue;
                    code.Line(Invariant($"case {phase}:"));
                    foreach (KernelCall step in steps)
                        WriteCall(step, names, "", "", code, shares: shares);
                    code.Line("break;");
                }
            }
        }
    }

    /// <summary>The parameters of a prediction, or its arguments.</summary>
    public static string PredictionParameters(GeneratedNames names, string prefix) => string.Join(", ", new[]
    {
        names.Inputs.Select((_, index) => prefix + Input(index)),
        names.Outputs.Select((_, index) => prefix + Output(index)),
        [prefix + "arena", prefix + "parameters", prefix + "packed"],
    }.SelectMany(parameters => parameters));

    public static string Input(int index) => Invariant($"input{index}");

    public static string Output(int index) => Invariant($"output{index}");

    public static void WriteTraining(Plan plan, GeneratedNames names, Isa isa, CodeWriter code)
    {
        if (plan.Training is not { } training)
            return;
        code.Line();
        code.Comment(Invariant($"From the inputs to all values, for up to {training.MicroBatch} samples."));
        var forward = new BufferTable(plan, training.Arena, 0);
        WriteBuffers(forward, training.Forward, isa, "Forward", code);
        using (code.Method("internal static void Forward(global::Unroll.Batch batch, int first, int count, "
            + "ref float arena, ref float parameters, ref float packed, ulong key, bool training)"))
            WriteSteps(training.Forward, forward, names, code, fromBatch: true);
        code.Line();
        code.Comment("From the gradients of the scored values to those of the parameters, which are added to what is there. "
            + "The calls are counted on from Forward and the losses.");
        var backward = new BufferTable(plan, training.Arena, training.Forward.Count + TrainingPrograms.LossCalls);
        WriteBuffers(backward, training.Backward, isa, "Backward", code);
        using (code.Method($"internal static void Backward({TrainingContextWriter.Batch(training).Parameter}int first, int count, "
            + "ref float arena, ref float parameters, ref float packedBackward, ref float gradients, "
            + "ulong key, bool training, float scale)"))
            WriteSteps(training.Backward, backward, names, code);
    }

    /// <summary>The buffers are the same on every path: the first tells them.</summary>
    private static void WriteBuffers(BufferTable buffers, IReadOnlyList<KernelCall> calls, Isa isa, string method, CodeWriter code)
    {
        if (isa == Isa.All[0])
            buffers.Write(calls, code);
        else
            code.Comment($"The buffers are those of {Isa.All[0].Name}.{method}.");
    }

    /// <summary>Neighbors that are called once a sample share a loop, so that a sample's values stay in the cache.</summary>
    private static void WriteSteps(
        IReadOnlyList<KernelCall> steps, BufferTable buffers, GeneratedNames names, CodeWriter code, bool fromBatch = false)
    {
        for (int i = 0; i < steps.Count;)
        {
            if (steps[i].Kernel.Granularity == Granularity.MicroBatch)
            {
                code.Line(buffers.Describe(steps[i], i));
                WriteCall(steps[i++], names, "", ", count", code);
                continue;
            }

            using (code.Block("for (int sample = 0; sample < count; sample++)"))
            {
                for (; i < steps.Count && steps[i].Kernel.Granularity == Granularity.Sample; i++)
                {
                    code.Line(buffers.Describe(steps[i], i));
                    WriteCall(steps[i], names, "sample", "", code, fromBatch);
                }

                if (i < steps.Count && steps[i].Kernel.Granularity == Granularity.EachSample)
                {
                    code.Line(buffers.Describe(steps[i], i));
                    WriteCall(steps[i++], names, "", ", sample, count", code);
                }
            }
        }
    }

    private static void WriteCall(
        KernelCall step, GeneratedNames names, string sample, string count, CodeWriter code, bool fromBatch = false, string shares = "")
    {
        string arguments = string.Join(
            ", ", step.Operands.Select(operand => "ref " + Expression(operand, sample, fromBatch, shares.Length > 0)));
        if (step.Kernel.IsParallel)
            count += shares.Length > 0 ? shares : ", 0, 1";
        string key = step.Kernel.TakesKey ? ", key + (ulong)(first + sample) * 0xBF58476D1CE4E5B9UL" : "";
        key += (step.Kernel.TakesTraining ? ", training" : "") + (step.Kernel.TakesScale ? ", scale" : "");
        code.Line($"{names.MethodOf(step.Kernel)}({arguments}{count}{key});");
    }

    private static string Expression(Operand operand, string sample, bool fromBatch, bool ownScratch)
    {
        string offset = CodeWriter.Number(operand.Start);
        if (fromBatch && operand.Space == Space.Input)
            return Isa.Move(Invariant($"batch.InputAt({operand.Index}, first + sample)"), offset);
        if (operand.Space == Space.InputGradient)
            return Isa.Move(Invariant($"batch.InputGradientAt({operand.Index}, first + sample)"), offset);
        if (sample.Length > 0 && operand.SampleStride > 0)
            offset = Address.Sum(offset, Invariant($"sample * {operand.SampleStride}"));
        return Isa.Move(ownScratch && operand.IsScratch ? "own" : Name(operand), offset);
    }

    private static string Name(Operand operand) => operand.Space switch
    {
        Space.Arena => "arena",
        Space.Input => Input(operand.Index),
        Space.Output => Output(operand.Index),
        Space.Parameters => "parameters",
        Space.Gradients => "gradients",
        Space.Packed => "packed",
        _ => "packedBackward",
    };
}
