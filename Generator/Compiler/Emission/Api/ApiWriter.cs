using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the members that the user's code sees.</summary>
internal static partial class ApiWriter
{
    public static string Write(NetworkClass network, Plan plan, GeneratedNames names)
    {
        var code = new CodeWriter();
        GeneratedSource.Head(network, "The members", code);
        var open = new Stack<CodeWriter.Braces>();
        if (network.Namespace.Length > 0)
            open.Push(code.Block($"namespace {network.Namespace}"));
        foreach (string outer in network.ContainingHeads)
            open.Push(code.Block(outer));
        code.Line(GeneratedSource.Attribute);
        open.Push(code.Block($"{network.Head} : global::Unroll.Network"));
        new Members(network, plan, names, code).Write();
        while (open.Count > 0)
            open.Pop().Dispose();
        return code.ToString();
    }

    private sealed partial class Members(NetworkClass network, Plan plan, GeneratedNames names, CodeWriter code)
    {
        private const string Floats = "global::System.ReadOnlySpan<float>";

        private readonly Program? batch = plan.PredictionBatch;
        private readonly OutlinedValue[] inputs = plan.Outline.Inputs.ToArray();
        private readonly OutlinedValue[] outputs = plan.Outline.Outputs.ToArray();
        private readonly OutlinedLoss[] losses = plan.Outline.Losses.ToArray();
        private readonly string generated = "global::" + names.Namespace;
        private readonly string type = CSharpName.Escape(network.Name);
        private readonly string count = CSharpName.Escape(names.Count);

        public void Write()
        {
            code.Line($"private Session {MemberNames.OwnSession};");
            code.Line($"private Session {MemberNames.MeasuringSession};");
            code.Line();
            WriteConstruction();
            WriteStages();
            WriteForwarding();
            if (losses.Length > 0)
            {
                WriteTraining(
                    "ComputeGradients",
                    true,
                    "Forward, loss and backward: the gradients of the mean loss stand in Gradients afterwards.",
                    "L1 and L2 terms included.");
                WriteTraining("Evaluate", false, "Forward and loss only, as at prediction.", "L1 and L2 terms are not included.");
            }

            WriteRuntimeMembers();
            WriteSession();
        }

        private void WriteConstruction()
        {
            code.Line("/// <summary>What this network is: stages, shapes, losses, parameters and memory.</summary>");
            code.Line("/// <remarks><code>");
            foreach (OutlinedStage stage in plan.Outline.Stages)
                code.Line(Xml($"/// {stage.Name}: {stage.Text} -> {stage.Shape}"));
            code.Line("/// </code></remarks>");
            code.Line($"public static global::Unroll.NetworkDescription Description => {generated}.Declaration.Description;");
            code.Line();
            code.Line("/// <summary>Makes the network with initialized parameters; "
                + "training memory is allocated by the first training step.</summary>");
            code.Line("/// <param name=\"seed\">The seed of the initial parameters and of dropout; "
                + "the same seed gives the same bits.</param>");
            code.Line($"public {type}(int seed = 0) : base({generated}.Declaration.Description, seed) {{ }}");
            code.Line();
        }

        private void WriteForwarding()
        {
            WritePredictionDocs(false);
            using (code.Block($"public void Predict({PredictionParameters()})"))
                WriteOwnPrediction(plan.SharesSample, PredictionArguments());
            code.Line();
            WritePredictionDocs(true);
            using (code.Block($"public void Predict({PredictionParameters()}, int {count})"))
                WriteOwnPrediction(true, $"{PredictionArguments()}, {count}");

            code.Line();
            code.Line("/// <summary>Makes a session: the same parameters, buffers of its own. "
                + "Every thread that predicts needs one.</summary>");
            code.Line("public Session CreateSession() => new Session(this);");
            code.Line();
        }

        private void WriteOwnPrediction(bool threads, string arguments)
        {
            string own = names.Local("__own");
            code.Line($"Session {own} = this.{MemberNames.OwnSession} ??= base.Own(new Session(this));");
            if (threads)
                code.Line($"{own}.Threads = base.Threads;");
            code.Line($"{own}.Predict({arguments});");
        }

        private void WriteRuntimeMembers()
        {
            code.Line("/// <inheritdoc/>");
            code.Line("protected override void PackForward(ref float parameters, ref float packed) => "
                + $"{generated}.Packing.Forward(ref parameters, ref packed);");
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line("protected override void PackBackward(ref float parameters, ref float packed) => "
                + $"{generated}.Packing.Backward(ref parameters, ref packed);");
            code.Line();
            if (plan.Folded != plan.Forward)
            {
                code.Line("/// <inheritdoc/>");
                code.Line("protected override void PackFolded(ref float parameters, ref float packed) => "
                    + $"{generated}.Packing.Folded(ref parameters, ref packed);");
                code.Line();
            }

            code.Line("/// <inheritdoc/>");
            string message = CodeWriter.Text($"The network {network.Name} cannot be trained: no stage has a loss.");
            string created = losses.Length > 0
                ? $"new {generated}.Training(this)"
                : $"throw new global::System.InvalidOperationException({message})";
            code.Line($"protected override global::Unroll.TrainingContext CreateTrainingContext() => {created};");
            code.Line();
            code.Line("/// <inheritdoc/>");
            using (code.Block("protected override void PredictSample("
                + "global::Unroll.Batch batch, int sample, global::System.Span<float> outputs)"))
            {
                int total = outputs.Sum(output => output.Shape.Length);
                code.Line(Invariant($"global::Unroll.Kernels.Arguments.CheckLength(outputs.Length, 1, {total}, nameof(outputs));"));
                int offset = 0;
                var arguments = inputs.Select((_, input) => Invariant($"ref batch.InputAt({input}, sample)")).ToList();
                foreach (OutlinedValue output in outputs)
                {
                    arguments.Add(Invariant($"ref outputs[{offset}]"));
                    offset += output.Shape.Length;
                }

                code.Line($"(this.{MemberNames.MeasuringSession} ??= base.Own(new Session(this))).Run({string.Join(", ", arguments)});");
                code.Line("global::System.GC.KeepAlive(batch);");
            }

            code.Line();
        }

        private IEnumerable<string> RunNames() =>
            inputs.Select((_, index) => ProgramWriter.Input(index)).Concat(outputs.Select((_, index) => ProgramWriter.Output(index)));

        private IEnumerable<string> PredictionNames() => names.Inputs.Concat(names.Outputs).Select(CSharpName.Escape);

        private string PredictionParameters() => string.Join(", ", names.Inputs.Select(input => $"{Floats} {CSharpName.Escape(input)}")
            .Concat(names.Outputs.Select(output => $"global::System.Span<float> {CSharpName.Escape(output)}")));

        private string PredictionArguments() => string.Join(", ", PredictionNames());

        private void WritePredictionDocs(bool many)
        {
            string samples = many ? " a sample, one sample behind the other" : "";
            string rounding = many && batch is not null ? " A sample's outputs may differ from those it has alone, by rounding." : "";
            string predicted = many ? "several samples" : "one sample";
            code.Line($"/// <summary>Predicts {predicted}. Allocates nothing after the first call.{rounding}</summary>");
            foreach ((OutlinedValue input, string parameter) in inputs.Zip(names.Inputs, (input, parameter) => (input, parameter)))
                code.Line(Xml($"/// <param name=\"{parameter}\">{input.Shape} values{samples}: rows, columns, channels.</param>"));
            foreach ((OutlinedValue output, string parameter) in outputs.Zip(names.Outputs, (output, parameter) => (output, parameter)))
                code.Line(Xml($"/// <param name=\"{parameter}\">Takes {output.Shape} values{samples}.</param>"));
            if (many)
                code.Line($"/// <param name=\"{names.Count}\">The samples.</param>");
            code.Line("/// <exception cref=\"global::System.ArgumentException\">"
                + "A span has another length, or an output shares memory with an input or another output.</exception>");
            code.Line("/// <exception cref=\"global::System.InvalidOperationException\">"
                + "Another thread is predicting by the same session or, of a network, by its own Predict.</exception>");
            code.Line("/// <exception cref=\"global::System.ObjectDisposedException\">The network or the session is disposed.</exception>");
        }

        private static string Xml(string line) => line.Replace("->", "-&gt;");
    }
}
