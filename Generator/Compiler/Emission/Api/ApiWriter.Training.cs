using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

internal static partial class ApiWriter
{
    /// <content>ComputeGradients and Evaluate: inputs, targets, the number of samples, gradients of inputs, functions that score.</content>
    private sealed partial class Members
    {
        private void WriteTraining(string name, bool withGradients, string summary, string remark)
        {
            code.Line($"/// <summary>{summary} Allocates nothing after the first call.</summary>");
            foreach (OutlinedValue input in inputs)
                code.Line(Xml($"/// <param name=\"{input.Name}\">{input.Shape} values a sample, one sample behind the other.</param>"));
            foreach (OutlinedLoss loss in losses.Where(loss => loss.TakesTargets))
                code.Line(Xml($"/// <param name=\"{loss.Name}\">{TargetText(loss)}.</param>"));
            code.Line($"/// <param name=\"{names.Count}\">The samples, at least 1.</param>");
            if (withGradients)
                foreach (OutlinedValue input in inputs.Where(input => input.Gradient is not null))
                    code.Line(Xml($"/// <param name=\"{input.Gradient}\">"
                        + $"Receives the gradient of the mean loss by the input: {input.Shape} values a sample.</param>"));
            foreach (OutlinedLoss loss in losses.Where(loss => loss.Function is not null))
                code.Line(Xml($"/// <param name=\"{loss.Function}\">"
                    + $"Scores the values of all samples, {loss.Shape} each, and gives their gradient.</param>"));
            code.Line($"/// <returns>The mean over the samples of the weighted sum of the losses. {remark}</returns>");
            using (code.Block($"public float {name}({string.Join(", ", Parameters(withGradients))})"))
                WriteTrainingBody(name, withGradients);
            code.Line();
        }

        private IEnumerable<string> Parameters(bool withGradients) =>
        [
            .. names.Inputs.Select(input => $"{Floats} {CSharpName.Escape(input)}"),
            .. losses.Where(loss => loss.TakesTargets)
                .Select(loss => $"global::System.ReadOnlySpan<{(loss.TakesLabels ? "int" : "float")}> {CSharpName.Escape(loss.Name)}"),
            $"int {count}",
            .. withGradients ? names.InputGradients.Select(gradient => $"global::System.Span<float> {CSharpName.Escape(gradient)}") : [],
            .. names.Functions.Select(function => $"global::Unroll.LossFunction {CSharpName.Escape(function)}"),
        ];

        private void WriteTrainingBody(string name, bool withGradients)
        {
            code.Line($"global::Unroll.Kernels.Arguments.CheckCount({count}, 1);");
            foreach (OutlinedValue input in inputs)
                Check(input.Name, count, input.Shape.Length);
            foreach (OutlinedLoss loss in losses.Where(loss => loss.TakesTargets))
                Check(loss.Name, count, loss.TargetLength);
            if (withGradients)
                foreach (OutlinedValue input in inputs.Where(input => input.Gradient is not null))
                    Check(input.Gradient!, count, input.Shape.Length);
            foreach (string function in names.Functions)
                code.Line($"global::System.ArgumentNullException.ThrowIfNull({CSharpName.Escape(function)});");
            string batch = names.Local("__batch");
            code.Line($"global::Unroll.Batch {batch} = base.StageBatch({count});");
            for (int input = 0; input < inputs.Length; input++)
                code.Line(Invariant($"{CSharpName.Escape(names.Inputs[input])}.CopyTo({batch}.Input({input}));"));
            foreach (OutlinedLoss loss in losses.Where(loss => loss.TakesTargets))
            {
                string values = loss.TakesLabels ? "Labels" : "Targets";
                code.Line(Invariant($"{CSharpName.Escape(loss.Name)}.CopyTo({batch}.{values}({Array.IndexOf(losses, loss)}));"));
            }

            foreach (OutlinedLoss loss in losses.Where(loss => loss.Function is not null))
                code.Line(Invariant($"{batch}.SetFunction({Array.IndexOf(losses, loss)}, {CSharpName.Escape(loss.Function!)});"));
            using (code.Block("try"))
            {
                if (!withGradients || names.InputGradients.Length == 0)
                {
                    code.Line($"return base.{name}({batch});");
                }
                else
                {
                    string loss = names.Local("__loss");
                    code.Line($"float {loss} = base.{name}({batch});");
                    foreach (OutlinedValue input in inputs.Where(input => input.Gradient is not null))
                    {
                        string gradient = CSharpName.Escape(input.Gradient!);
                        code.Line(Invariant($"{batch}.InputGradient({Array.IndexOf(inputs, input)}).CopyTo({gradient});"));
                    }

                    code.Line($"return {loss};");
                }
            }

            using (code.Block("finally"))
                code.Line($"base.ReturnBatch({batch});");
        }

        private static string TargetText(OutlinedLoss loss)
        {
            if (loss.Boxes > 0)
            {
                return Invariant($"{loss.Boxes} boxes a sample: class (-1: no box), x and y of the center, width and height, as parts of ")
                    + "the picture";
            }

            if (loss.TakesIdentities)
                return "A number for each sample, the same for those of the same kind";
            if (loss.TakesProbabilities)
                return $"{loss.Shape} probabilities a sample, at least 0 and 1 together";
            if (!loss.TakesLabels)
                return $"{loss.Shape} targets a sample";
            string ignored = loss.IgnoredLabel is { } label ? Invariant($", or {label} for a sample that does not count") : "";
            return Invariant($"The class of each sample, in [0, {loss.Shape.Length}){ignored}");
        }
    }
}
