using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the class that trains on one thread: micro-batches forward, their losses, and backward.</summary>
internal sealed class TrainingContextWriter
{
    private const string Samples = "for (int sample = 0; sample < part; sample++)";
    private readonly TrainingPrograms training;
    private readonly CodeWriter code;

    private TrainingContextWriter(TrainingPrograms training, CodeWriter code) => (this.training, this.code) = (training, code);

    public static void Write(TrainingPrograms training, CodeWriter code) => new TrainingContextWriter(training, code).Write();

    /// <summary>The first parameter and argument of the backward pass, where the gradient of an input goes to the mini-batch.</summary>
    public static (string Parameter, string Argument) Batch(TrainingPrograms training) =>
        training.GivesInputGradients ? ("global::Unroll.Batch batch, ", "batch, ") : ("", "");

    private void Write()
    {
        code.Comment("Forward, loss and backward on one thread.");
        code.Line(GeneratedSource.Attribute);
        using (code.Block("internal sealed class Training : global::Unroll.TrainingContext"))
        {
            foreach (string member in training.Losses.SelectMany(loss => LossCode.Of(loss.Operation).Members(loss.Operation, loss.Slot)))
            {
                code.Line(member);
                code.Line();
            }

            code.Line("public Training(global::Unroll.Network network) : base(network) { }");
            code.Line();
            if (training.MiniBatchLosses.Count > 0)
            {
                WriteGathering();
                code.Line();
                WriteScoring();
            }

            WriteGradients();
            code.Line();
            WriteEvaluation();
        }
    }

    /// <summary>What losses over the whole mini-batch need before any gradient: the values of all its samples.</summary>
    private void WriteGathering()
    {
        using (code.Method("protected override void Gather(global::Unroll.Batch batch, int first, int count, ulong key)"))
        {
            code.Line("ref float arena = ref Arena;");
            using (MicroBatches())
            {
                code.Line("Dispatch.Forward(batch, first, part, ref arena, ref Parameters, ref Packed, key, true);");
                WriteKeeping();
            }

            code.Line("GC.KeepAlive(this);");
        }
    }

    /// <summary>The losses over the whole mini-batch that are not left to a function of the caller.</summary>
    private void WriteScoring()
    {
        LossCall[] scored = [.. training.MiniBatchLosses.Where(loss => !loss.Operation.TakesFunction)];
        if (scored.Length == 0)
            return;
        using (code.Method("protected override float Score(int loss, global::Unroll.Kernels.LabelledValues samples)"))
        {
            foreach (LossCall loss in scored)
            {
                string settings = string.Join(", ", LossCode.Of(loss.Operation).Settings(loss.Operation, loss.Slot));
                code.Line(Invariant($"if (loss == {loss.Slot})"));
                code.Line($"    return Losses.{loss.Operation.Name}(samples, {settings});");
            }

            code.Line("return base.Score(loss, samples);");
        }

        code.Line();
    }

    private void WriteGradients()
    {
        using (code.Method("protected override double ComputeGradients("
            + "global::Unroll.Batch batch, int first, int count, ref float gradients, float scale, ulong key)"))
        {
            code.Line("ref float arena = ref Arena;");
            WriteWeights(training.Losses);
            code.Line("double sum = 0;");
            using (MicroBatches())
            {
                if (training.MiniBatchLosses.Count > 0)
                    code.Line("if (!IsGathered)");
                string indentation = training.MiniBatchLosses.Count > 0 ? "    " : "";
                code.Line($"{indentation}Dispatch.Forward(batch, first, part, ref arena, ref Parameters, ref Packed, key, true);");
                using (code.Block(Samples))
                {
                    foreach (LossCall loss in training.SampleLosses)
                        WriteLoss(loss, loss.Gradients.Count > 0);
                    foreach (LossCall loss in training.MiniBatchLosses.Where(loss => loss.Gradients.Count > 0))
                        code.Line(Invariant($"TakeGradient({loss.Slot}, first + sample, weight{loss.Slot}, ref {At(loss.Gradients[0])});"));
                }

                string batch = Batch(training).Argument;
                code.Line($"Dispatch.Backward({batch}first, part, "
                    + "ref arena, ref Parameters, ref PackedBackward, ref gradients, key, true, scale);");
            }

            code.Line("GC.KeepAlive(this);");
            code.Line("return sum;");
        }
    }

    private void WriteEvaluation()
    {
        LossCall[] proper = training.SampleLosses.Where(loss => loss.Operation.AuxiliaryTo is null).ToArray();
        using (code.Method("protected override double Evaluate(global::Unroll.Batch batch, int first, int count)"))
        {
            code.Line("ref float arena = ref Arena;");
            WriteWeights(proper);
            code.Line("double sum = 0;");
            using (MicroBatches())
            {
                code.Line("Dispatch.Forward(batch, first, part, ref arena, ref Parameters, ref Packed, 0, false);");
                if (proper.Length > 0)
                    using (code.Block(Samples))
                        foreach (LossCall loss in proper)
                            WriteLoss(loss, false);
                if (training.MiniBatchLosses.Count > 0)
                    WriteKeeping();
            }

            code.Line("GC.KeepAlive(this);");
            code.Line("return sum;");
        }
    }

    private CodeWriter.Braces MicroBatches()
    {
        // Statistics are taken over a part, so its samples should be as many as those of the others.
        if (training.MixesSamples)
            code.Line(Invariant($"int parts = (count + {training.MicroBatch - 1}) / {training.MicroBatch};"));
        code.Block("for (int end = first + count; first < end;)");
        code.Line(training.MixesSamples
            ? "int part = (end - first + parts - 1) / parts--;"
            : Invariant($"int part = Math.Min(end - first, {training.MicroBatch});"));
        return new CodeWriter.Braces(code, 1, "first += part;");
    }

    private void WriteKeeping()
    {
        using (code.Block(Samples))
            foreach (LossCall loss in training.MiniBatchLosses)
                code.Line(Invariant($"KeepValue({loss.Slot}, first + sample, ref {At(loss.Values[0])});"));
    }

    private void WriteWeights(IEnumerable<LossCall> losses)
    {
        foreach (LossCall loss in losses)
            code.Line(Invariant($"float weight{loss.Slot} = Weight({loss.Slot});"));
    }

    private void WriteLoss(LossCall loss, bool withGradient)
    {
        var operation = loss.Operation;
        string weight = Invariant($"weight{loss.Slot}");
        var arguments = loss.Values.Select(value => $"ref {At(value)}").ToList();
        if (loss.TakesTargets)
            arguments.Add(loss.TakesLabels
                ? Invariant($"batch.LabelAt({loss.Index}, first + sample)")
                : Invariant($"ref batch.TargetAt({loss.Index}, first + sample)"));
        if (withGradient)
            arguments.AddRange([.. loss.Gradients.Select(gradient => $"ref {At(gradient)}"), $"scale * {weight}"]);
        arguments.Add(CodeWriter.Number(loss.Length));
        arguments.AddRange(LossCode.Of(operation).Settings(operation, loss.Slot));
        code.Line($"sum += {weight} * (double)Losses.{operation.Name}{(withGradient ? "" : "Loss")}({string.Join(", ", arguments)});");
    }

    private static string At(Operand operand) =>
        Isa.Move("arena", Address.Sum(CodeWriter.Number(operand.Start), Invariant($"sample * {operand.SampleStride}")));
}
