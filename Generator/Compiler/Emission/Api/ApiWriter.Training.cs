using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
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
            foreach ((Node input, string parameter) in Zip(inputs, names.Inputs))
                code.Line(Xml($"/// <param name=\"{parameter}\">{input.Shape} values a sample, one sample behind the other.</param>"));
            foreach ((Node loss, string parameter) in Targets())
                code.Line(Xml($"/// <param name=\"{parameter}\">{TargetText(loss)}.</param>"));
            code.Line($"/// <param name=\"{names.Count}\">The samples, at least 1.</param>");
            if (withGradients)
                foreach ((Node input, string parameter) in Gradients())
                    code.Line(Xml($"/// <param name=\"{parameter}\">Receives the gradient of the mean loss by the input: {input.Shape} values a sample.</param>"));
            foreach ((Node loss, string parameter) in Functions())
                code.Line(Xml($"/// <param name=\"{parameter}\">Scores the values of all samples, {loss.Shape} each, and gives their gradient.</param>"));
            code.Line($"/// <returns>The mean over the samples of the weighted sum of the losses. {remark}</returns>");
            using (code.Block($"public float {name}({string.Join(", ", Parameters(withGradients))})"))
                WriteTrainingBody(name, withGradients);
            code.Line();
        }

        private IEnumerable<string> Parameters(bool withGradients) =>
        [
            .. names.Inputs.Select(input => $"{Floats} {CSharpName.Escape(input)}"),
            .. Targets().Select(target => $"global::System.ReadOnlySpan<{(TakesLabels(target.Node) ? "int" : "float")}> {CSharpName.Escape(target.Parameter)}"),
            $"int {count}",
            .. withGradients ? names.InputGradients.Select(gradient => $"global::System.Span<float> {CSharpName.Escape(gradient)}") : [],
            .. names.Functions.Select(function => $"global::Unroll.LossFunction {CSharpName.Escape(function)}"),
        ];

        private void WriteTrainingBody(string name, bool withGradients)
        {
            code.Line($"global::Unroll.Kernels.Arguments.CheckCount({count}, 1);");
            foreach ((Node input, string parameter) in Zip(inputs, names.Inputs))
                Check(parameter, count, input.Shape.Length);
            foreach ((Node loss, string parameter) in Targets())
                Check(parameter, count, TakesLabels(loss) ? 1 : loss.Shape.Length);
            if (withGradients)
                foreach ((Node input, string parameter) in Gradients())
                    Check(parameter, count, input.Shape.Length);
            foreach (string function in names.Functions)
                code.Line($"global::System.ArgumentNullException.ThrowIfNull({CSharpName.Escape(function)});");
            string batch = names.Local("__batch");
            code.Line($"global::Unroll.Batch {batch} = base.StageBatch({count});");
            for (int input = 0; input < inputs.Length; input++)
                code.Line(Invariant($"{CSharpName.Escape(names.Inputs[input])}.CopyTo({batch}.Input({input}));"));
            foreach ((Node loss, string parameter) in Targets())
                code.Line(Invariant($"{CSharpName.Escape(parameter)}.CopyTo({batch}.{(TakesLabels(loss) ? "Labels" : "Targets")}({Array.IndexOf(losses, loss)}));"));
            foreach ((Node loss, string parameter) in Functions())
                code.Line(Invariant($"{batch}.SetFunction({Array.IndexOf(losses, loss)}, {CSharpName.Escape(parameter)});"));
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
                    foreach ((Node input, string parameter) in Gradients())
                        code.Line(Invariant($"{batch}.InputGradient({Array.IndexOf(inputs, input)}).CopyTo({CSharpName.Escape(parameter)});"));
                    code.Line($"return {loss};");
                }
            }

            using (code.Block("finally"))
                code.Line($"base.ReturnBatch({batch});");
        }

        private IEnumerable<(Node Node, string Parameter)> Targets() =>
            Zip(losses, names.Losses).Where(loss => Operation(loss.Node).Targets != TargetKind.None);

        private IEnumerable<(Node Node, string Parameter)> Gradients() => Zip(inputs.Where(NetworkGraph.WantsGradient), names.InputGradients);

        private IEnumerable<(Node Node, string Parameter)> Functions() => Zip(losses.Where(loss => Operation(loss).TakesFunction), names.Functions);

        private static IEnumerable<(Node Node, string Parameter)> Zip(IEnumerable<Node> nodes, IEnumerable<string> parameters) =>
            nodes.Zip(parameters, (node, parameter) => (node, parameter));

        private static bool TakesLabels(Node loss) => Operation(loss).Targets == TargetKind.Class;

        private static string TargetText(Node loss)
        {
            if (!TakesLabels(loss))
                return $"{loss.Shape} targets a sample";
            string ignored = Operation(loss).IgnoredLabel is { } label ? Invariant($", or {label} for a sample that does not count") : "";
            return Invariant($"The class of each sample, in [0, {loss.Shape.Length}){ignored}");
        }
    }
}
