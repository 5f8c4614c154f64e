using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <content>The session: prediction on one thread, or of many samples on several.</content>
internal static partial class ApiWriter
{
    private sealed partial class Members
    {
        private const string UnsafeAdd = "global::System.Runtime.CompilerServices.Unsafe.Add";
        private const string GetReference = "global::System.Runtime.InteropServices.MemoryMarshal.GetReference";

        private void WriteSession()
        {
            code.Line("/// <summary>Predicts with buffers of its own and the parameters of the network, "
                + "for one thread at a time.</summary>");
            using (code.Block("public sealed class Session : global::Unroll.NetworkSession"))
            {
                code.Line($"internal Session({type} network) : base(network) {{ }}");
                code.Line();
                WritePredictionDocs(false);
                using (code.Block($"public void Predict({PredictionParameters()})"))
                {
                    CheckPrediction("1");
                    if (plan.SharesSample)
                        WriteShared("1");
                    IEnumerable<string> references = PredictionNames().Select(name => $"ref {GetReference}({name})");
                    code.Line($"this.Run({string.Join(", ", references)});");
                }

                code.Line();
                WritePredictionDocs(true);
                using (code.Block($"public void Predict({PredictionParameters()}, int {count})"))
                {
                    code.Line($"global::Unroll.Kernels.Arguments.CheckCount({count}, 0);");
                    CheckPrediction(count);
                    if (plan.SharesSamples)
                        WriteShared(count);

                    code.Line("base.Enter();");
                    using (code.Block("try"))
                        WriteSamples("0", count, (name, sample) => Invariant(
                            $"ref {UnsafeAdd}(ref {GetReference}({name.Name}), (nint){sample} * {name.Length})"));
                    using (code.Block("finally"))
                        code.Line("base.Leave();");
                }

                code.Line();
                WriteSharing();
                code.Line();
                using (code.Block($"internal void Run({RunParameters()})"))
                {
                    code.Line("Enter();");
                    code.Line($"Compute({string.Join(", ", RunNames().Select(operand => "ref " + operand))});");
                    code.Line("Leave();");
                }

                code.Line();
                WriteCompute("Compute", "Arena", "Predict");
                if (batch is null)
                    return;
                code.Line();
                WriteCompute("ComputeBatch", "BatchArena", "PredictBatch");
            }
        }

        private void CheckPrediction(string samples)
        {
            foreach ((string name, OutlinedValue node) in names.Inputs.Concat(names.Outputs)
                .Zip(inputs.Concat(outputs), (name, node) => (name, node)))
                Check(name, samples, node.Shape.Length);
            foreach (string input in names.Inputs.Select(CSharpName.Escape))
                foreach (string output in names.Outputs.Select(CSharpName.Escape))
                    code.Line("global::Unroll.Kernels.Arguments.CheckApart("
                        + $"{input}, {output}, {Literal(input)}, {Literal(output)});");
            string[] written = names.Outputs.Select(CSharpName.Escape).ToArray();
            for (int second = 1; second < written.Length; second++)
                foreach (string first in written.Take(second))
                    code.Line("global::Unroll.Kernels.Arguments.CheckOutputsApart("
                        + $"{first}, {written[second]}, {Literal(first)}, {Literal(written[second])});");

            static string Literal(string parameter) => CodeWriter.Text(parameter.TrimStart('@'));
        }

        private void Check(string parameter, string samples, int length)
        {
            string name = CSharpName.Escape(parameter);
            string text = CodeWriter.Text(parameter);
            code.Line(Invariant($"global::Unroll.Kernels.Arguments.CheckLength({name}.Length, {samples}, {length}, {text});"));
        }

        private string RunParameters() => string.Join(", ", RunNames().Select(operand => "ref float " + operand));

        private void WriteShared(string samples)
        {
            using (code.Block($"if (base.IsShared({samples}))"))
            {
                code.Line($"base.Share(new global::Unroll.Kernels.PredictionSpans({string.Join(", ", PredictionNames())}), {samples});");
                code.Line("return;");
            }
        }

        /// <summary>Writes the call of a program, between Enter and Leave of this session or of the one that it helps.</summary>
        private void WriteCompute(string name, string arena, string program)
        {
            string operands = string.Join(", ", RunNames().Select(operand => "ref " + operand));
            code.Line($"private void {name}({RunParameters()}) => "
                + $"{generated}.Dispatch.{program}({operands}, ref {arena}, ref Parameters, ref Packed);");
        }

        /// <summary>
        /// Writes the loops over the samples. Whole micro-batches come first, if the network has a program for them. The rest follow
        /// one by one.
        /// </summary>
        private void WriteSamples(string first, string end, Func<(string Name, int Length, int Index), string, string> place)
        {
            (string, int, int)[] operands = PredictionNames().Zip(inputs.Concat(outputs), (name, node) => (name, node.Shape.Length))
                .Select((operand, index) => (operand.name, operand.Length, index)).ToArray();
            string variable = names.Local("__sample");
            string arguments = string.Join(", ", operands.Select(operand => place(operand, variable)));
            code.Line($"int {variable} = {first};");
            if (batch is { Samples: var samples })
            {
                using (code.Block(Invariant($"for (; {variable} <= {end} - {samples}; {variable} += {samples})")))
                    code.Line($"this.ComputeBatch({arguments});");
            }

            using (code.Block($"for (; {variable} < {end}; {variable}++)"))
                code.Line($"this.Compute({arguments});");
        }

        private void WriteSharing()
        {
            code.Line("/// <inheritdoc/>");
            code.Line("protected override global::Unroll.NetworkSession CreateHelper(global::Unroll.Network network) => "
                + $"new Session(({type})network);");
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Block("protected override void PredictSamples(global::Unroll.Kernels.SampleOperands operands, int first, int end)"))
                WriteSamples("first", "end", (operand, sample) => Invariant($"ref operands.At({operand.Index}, {sample})"));
            if (!plan.SharesSample)
                return;
            string operands = string.Join(", ", RunNames().Select((_, operand) => Invariant($"ref operands.At({operand}, sample)")));
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Block("protected override void PredictSerial("
                + "global::Unroll.Kernels.SampleOperands operands, int sample, int phase)"))
                code.Line($"{generated}.Dispatch.PredictSerial(phase, {operands}, ref Arena, ref Parameters, ref Packed);");
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Block("protected override void PredictShare("
                + "global::Unroll.Kernels.SampleOperands operands, int sample, int phase, ref float buffers, int share, int shares)"))
                code.Line($"{generated}.Dispatch.PredictShare("
                    + $"phase, {operands}, ref buffers, ref Parameters, ref Packed, ref Arena, share, shares);");
        }
    }
}
