using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes the choice of the path: once a call, by tests that are constants for the JIT.</summary>
internal static class DispatchWriter
{
    public static void Write(Plan plan, GeneratedNames names, CodeWriter code)
    {
        code.Comment("Calls the path for the machine at hand.");
        code.Line(GeneratedSource.Attribute);
        using (code.Block("internal static class Dispatch"))
        {
            WriteMethod(
                "Predict",
                ProgramWriter.PredictionParameters(names, "ref float "),
                ProgramWriter.PredictionParameters(names, "ref "),
                code);
            if (plan.Phases.Count > 0)
            {
                string parameters = "int phase, " + ProgramWriter.PredictionParameters(names, "ref float ");
                string arguments = "phase, " + ProgramWriter.PredictionParameters(names, "ref ");
                code.Line();
                WriteMethod("PredictSerial", parameters, arguments, code);
                code.Line();
                WriteMethod(
                    "PredictShare",
                    parameters + ", ref float own, int share, int shares",
                    arguments + ", ref own, share, shares",
                    code);
            }

            if (plan.PredictionBatch is not null)
            {
                code.Line();
                WriteMethod(
                    "PredictBatch",
                    ProgramWriter.PredictionParameters(names, "ref float "),
                    ProgramWriter.PredictionParameters(names, "ref "),
                    code);
            }

            if (plan.Training is not { } training)
                return;
            (string batchParameter, string batchArgument) = TrainingContextWriter.Batch(training);
            code.Line();
            WriteMethod(
                "Forward",
                "global::Unroll.Batch batch, int first, int count, "
                    + "ref float arena, ref float parameters, ref float packed, ulong key, bool training",
                "batch, first, count, ref arena, ref parameters, ref packed, key, training",
                code);
            code.Line();
            WriteMethod(
                "Backward",
                batchParameter + "int first, int count, "
                    + "ref float arena, ref float parameters, ref float packedBackward, ref float gradients, "
                    + "ulong key, bool training, float scale",
                batchArgument + "first, count, ref arena, ref parameters, ref packedBackward, ref gradients, key, training, scale",
                code);
        }
    }

    private static void WriteMethod(string name, string parameters, string arguments, CodeWriter code)
    {
        using (code.Block($"internal static void {name}({parameters})"))
        {
            string branch = "if";
            foreach (Isa isa in Isa.All)
            {
                code.Line(isa.Guard is { } guard ? $"{branch} ({guard})" : "else");
                code.Line($"    {isa.Name}.{name}({arguments});");
                branch = "else if";
            }
        }
    }
}
