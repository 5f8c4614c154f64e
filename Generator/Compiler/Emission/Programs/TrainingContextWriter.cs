using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the class that trains on one thread: micro-batches forward, their losses, and backward.</summary>
internal static class TrainingContextWriter
{
    public static void Write(TrainingPrograms training, CodeWriter code)
    {
        code.Comment("Forward, loss and backward on one thread.");
        code.Line(GeneratedSource.Attribute);
        using (code.Block("internal sealed class Training : global::Unroll.TrainingContext"))
        {
            code.Line("public Training(global::Unroll.Network network) : base(network) { }");
            code.Line();
            WriteGradients(training, code);
            code.Line();
            WriteEvaluation(training, code);
        }
    }

    private static void WriteGradients(TrainingPrograms training, CodeWriter code)
    {
        using (code.Method("protected override double ComputeGradients(global::Unroll.Batch batch, int first, int count, ref float gradients, float scale, ulong key)"))
        {
            code.Line("ref float arena = ref Arena;");
            code.Line("double sum = 0;");
            using (Start(training, code))
            {
                code.Line("Dispatch.Forward(batch, first, part, ref arena, ref Parameters, ref Packed, key, true);");
                using (code.Block("for (int sample = 0; sample < part; sample++)"))
                    foreach (LossCall loss in training.Losses)
                        WriteLoss(loss, loss.Gradient is not null, code);
                code.Line("Dispatch.Backward(first, part, ref arena, ref Parameters, ref PackedBackward, ref gradients, key, true, scale);");
            }

            code.Line("GC.KeepAlive(this);");
            code.Line("return sum;");
        }
    }

    private static void WriteEvaluation(TrainingPrograms training, CodeWriter code)
    {
        using (code.Method("protected override double Evaluate(global::Unroll.Batch batch, int first, int count)"))
        {
            code.Line("ref float arena = ref Arena;");
            code.Line("double sum = 0;");
            using (Start(training, code))
            {
                code.Line("Dispatch.Forward(batch, first, part, ref arena, ref Parameters, ref Packed, 0, false);");
                using (code.Block("for (int sample = 0; sample < part; sample++)"))
                    foreach (LossCall loss in training.Losses.Where(loss => loss.Operation.AuxiliaryTo is null))
                        WriteLoss(loss, false, code);
            }

            code.Line("GC.KeepAlive(this);");
            code.Line("return sum;");
        }
    }

    private static CodeWriter.Braces Start(TrainingPrograms training, CodeWriter code)
    {
        // Statistics are taken over a part, so its samples should be as many as those of the others.
        if (training.Graph.MixesSamples)
            code.Line(Invariant($"int parts = (count + {training.MicroBatch - 1}) / {training.MicroBatch};"));
        code.Block("for (int end = first + count; first < end;)");
        code.Line(training.Graph.MixesSamples
            ? "int part = (end - first + parts - 1) / parts--;"
            : Invariant($"int part = Math.Min(end - first, {training.MicroBatch});"));
        return new CodeWriter.Braces(code, 1, "first += part;");
    }

    private static void WriteLoss(LossCall loss, bool withGradient, CodeWriter code)
    {
        string kind = loss.Operation.Name;
        string weight = CodeWriter.Number(loss.Operation.Weight);
        string At(Operand operand) => Isa.Move("arena", Address.Sum(CodeWriter.Number(operand.Start), Invariant($"sample * {operand.SampleStride}")));
        string target = loss.Operation.TakesLabels
            ? Invariant($"batch.LabelAt({loss.Index}, first + sample)")
            : Invariant($"ref batch.TargetAt({loss.Index}, first + sample)");
        string call = withGradient
            ? Invariant($"Losses.{kind}(ref {At(loss.Value)}, {target}, ref {At(loss.Gradient!)}, scale * {weight}, {loss.Length})")
            : Invariant($"Losses.{kind}Loss(ref {At(loss.Value)}, {target}, {loss.Length})");
        code.Line($"sum += {weight} * (double){call};");
    }
}
