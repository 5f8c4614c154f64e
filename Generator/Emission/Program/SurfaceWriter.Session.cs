using Unroll.Generator.Graph;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <content>The session: prediction on one thread, or of many samples on several.</content>
internal static partial class SurfaceWriter
{
    private sealed partial class Members
    {
        /// <summary>The most inputs and outputs that Unroll.Kernels.PredictionSpans holds.</summary>
        private const int MostShared = 8;

        private void WriteSession()
        {
            code.Line("/// <summary>Predicts with buffers of its own and the parameters of the network, for one thread at a time.</summary>");
            using (code.Block("public sealed class Session : global::Unroll.NetworkSession"))
            {
                code.Line($"internal Session({type} network) : base(network) {{ }}");
                code.Line();
                WritePredictionDocs(false);
                using (code.Block($"public void Predict({PredictionParameters()})"))
                {
                    CheckPrediction("1");
                    code.Line($"Run({string.Join(", ", PredictionNames().Select(name => $"ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({name})"))});");
                }

                code.Line();
                WritePredictionDocs(true);
                using (code.Block($"public void Predict({PredictionParameters()}, int {count})"))
                {
                    code.Line($"global::Unroll.Kernels.Arguments.CheckCount({count}, 0);");
                    CheckPrediction(count);
                    if (PredictionNames().Count() <= MostShared)
                    {
                        using (code.Block($"if (base.IsShared({count}))"))
                        {
                            code.Line($"base.Share(new global::Unroll.Kernels.PredictionSpans({string.Join(", ", PredictionNames())}), {count});");
                            code.Line("return;");
                        }
                    }

                    IEnumerable<string> slices = PredictionNames().Zip(
                        inputs.Concat(outputs),
                        (name, node) => Invariant($"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({name}), (nint)__sample * {node.Shape.Length})"));
                    using (code.Block($"for (int __sample = 0; __sample < {count}; __sample++)"))
                        code.Line($"Run({string.Join(", ", slices)});");
                }

                code.Line();
                WriteSharing();
                code.Line();
                using (code.Block($"internal void Run({string.Join(", ", RunNames().Select(name => "ref float " + name))})"))
                {
                    code.Line("ref float arena = ref Enter();");
                    code.Line($"{generated}.Dispatch.Predict({string.Join(", ", RunNames().Select(name => "ref " + name))}, ref arena, ref Parameters, ref Packed);");
                    code.Line("global::System.GC.KeepAlive(this);");
                }
            }
        }

        private void WriteSharing()
        {
            code.Line("/// <inheritdoc/>");
            code.Line($"protected override global::Unroll.NetworkSession CreateHelper(global::Unroll.Network network) => new Session(({type})network);");
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Block("protected override void PredictSamples(global::Unroll.Kernels.SampleOperands operands, int first, int end)"))
            {
                IEnumerable<string> places = RunNames().Select((_, operand) => Invariant($"ref operands.At({operand}, sample)"));
                using (code.Block("for (int sample = first; sample < end; sample++)"))
                    code.Line($"Run({string.Join(", ", places)});");
            }
        }
    }
}
