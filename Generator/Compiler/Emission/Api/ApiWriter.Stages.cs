using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <content>The class Stages: a constant for each stage, which the editor shows with what became of it.</content>
internal static partial class ApiWriter
{
    private sealed partial class Members
    {
        /// <summary>Of a block only so many kernels are listed.</summary>
        private const int MostKernels = 12;

        private void WriteStages()
        {
            code.Line("/// <summary>The stages of the network, each with its shape, its cost and how a prediction computes it.</summary>");
            using (code.Block("public static class Stages"))
            {
                ILookup<string, OutlinedStage> inner = plan.Outline.Stages.ToLookup(stage => stage.Field);
                ILookup<string, KernelCall> calls = plan.Prediction.Calls.ToLookup(call => call.Field);
                PredictedTime[] times = PredictedTime.AllOf(plan);
                bool first = true;
                foreach (OutlinedStage stage in plan.Outline.Stages.Where(stage => stage.Field == stage.Name))
                {
                    if (!first)
                        code.Line();
                    first = false;
                    WriteStage(stage, [.. inner[stage.Name]], [.. calls[stage.Name]], times);
                }
            }

            code.Line();
        }

        private void WriteStage(OutlinedStage stage, OutlinedStage[] parts, KernelCall[] calls, PredictedTime[] times)
        {
            long parameters = parts.Sum(part => (long)part.Parameters), multiplyAdds = parts.Sum(part => part.MultiplyAdds);
            code.Line($"/// <summary>{Escape($"{stage.Shape}: {stage.Text}")}</summary>");
            code.Line("/// <remarks>");
            code.Line($"/// {CodeWriter.Grouped(parameters)} parameters, {CodeWriter.Grouped(multiplyAdds)} multiply-adds.");
            if (calls.Length == 0)
                code.Line("/// <para>No kernel of its own: it is computed with another stage, or is no part of a prediction.</para>");
            else
                code.Line($"/// <para>{Predicted(stage.Name, times)}</para>");
            foreach (KernelCall call in calls.Take(MostKernels))
                code.Line($"/// <para>{Escape(CallText.Of(call))}</para>");
            if (calls.Length > MostKernels)
                code.Line(Invariant($"/// <para>And {calls.Length - MostKernels} kernels more.</para>"));
            code.Line("/// </remarks>");
            code.Line($"public const string {CSharpName.Escape(stage.Name)} = {CodeWriter.Text(stage.Name)};");
        }

        // The time of one thread, as the planner predicts it: cycles, which hold for any clock.
        private static string Predicted(string field, PredictedTime[] times)
        {
            IEnumerable<string> texts = times.Select(time =>
            {
                var processor = new ReferenceProcessor(time.Registers, ReferenceProcessor.Default.Gigahertz);
                double cycles = time.OfFields[field];
                return $"{CodeWriter.Grouped((long)Math.Round(cycles))} cycles with {processor.Vectors} "
                    + $"({ReferenceProcessor.Text(processor.Microseconds(cycles))} microseconds at {processor.Clock})";
            });
            return $"Predicted: {string.Join(", ", texts)}.";
        }

        private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }
}
