using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission.Stubs;

/// <summary>Writes the members of a wrong network. They only need to bind: a program with errors never runs.</summary>
internal sealed class StubMembers(CodeWriter code, WrongNetwork network)
{
    private const int MostParameters = 12;
    private const string Throw = "throw new global::System.InvalidOperationException();";
    private readonly HashSet<string> taken = new(network.TakenNames, StringComparer.Ordinal);
    private readonly HashSet<string> signatures = new(network.TakenSignatures, StringComparer.Ordinal);

    public void Write()
    {
        if (network.NeedsConstructor)
        {
            code.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
            code.Line(
                $"public {CSharpName.Escape(network.Class.Name)}(int seed = 0){(network.TakesBase ? " : base(null, seed)" : "")} {{ }}");
        }

        if (network.TakesBase)
            WriteOverrides();
        else
            WriteBaseMembers();
        if (!taken.Contains("get_Description") && !taken.Contains("set_Description"))
            Member("Description", $"public static global::Unroll.NetworkDescription Description => {Throw}");
        WriteStages();
        WritePredict();
        WriteTraining("ComputeGradients");
        WriteTraining("Evaluate");
        WriteSession();
        if (!taken.Contains(MemberNames.Anything))
            StubFile.WriteAnything(code, "public");
    }

    private void WriteOverrides()
    {
        code.Line($"protected override void PackForward(ref float parameters, ref float packed) => {Throw}");
        code.Line($"protected override void PackBackward(ref float parameters, ref float packed) => {Throw}");
        code.Line("protected override void PredictSample("
            + $"global::Unroll.Batch batch, int sample, global::System.Span<float> outputs) => {Throw}");
        code.Line($"protected override global::Unroll.TrainingContext CreateTrainingContext() => {Throw}");
    }

    // Where the class has a base class of its own, the members of Unroll.Network stand in the class itself.
    private void WriteBaseMembers()
    {
        if (!network.IsDerived)
            code.Line($"public static implicit operator global::Unroll.Network({network.Class.Text} network) => {Throw}");
        Member("Declaration", $"public global::Unroll.NetworkDescription Declaration => {Throw}");
        Member("Parameters", $"public global::Unroll.ParameterList Parameters => {Throw}");
        Member("Losses", $"public global::Unroll.LossList Losses => {Throw}");
        Member("Gradients", $"public global::System.ReadOnlySpan<float> Gradients => {Throw}");
        Member("Threads", $"public int Threads {{ get => {Throw} set => {Throw} }}");
        Member("Save", $"public void Save(string path) => {Throw}");
        Member("Load", $"public void Load(string path) => {Throw}");
        Member("Dispose", $"public void Dispose() => {Throw}");
    }

    private void WriteStages()
    {
        if (taken.Contains("Stages"))
            return;
        using (code.Block("public static class Stages"))
            foreach (string stage in network.Stages.Distinct())
                code.Line($"public const string {CSharpName.Escape(stage)} = {CodeWriter.Text(stage)};");
    }

    private void WriteTraining(string name)
    {
        Method($"public float {name}", name, [
            .. network.Inputs.Select(input => ("global::System.ReadOnlySpan<float>", input)),
            .. network.Targets.Select(target => ($"global::System.ReadOnlySpan<{target.Type}>", target.Name)), ("int", "count"),
            .. (name == "Evaluate" ? EquatableArray<string>.Empty : network.Gradients)
                .Select(gradient => ("global::System.Span<float>", gradient)),
            .. network.Functions.Select(function => ("global::Unroll.LossFunction", function))]);
        WriteAnyCall(name, "float", 2);
    }

    private void WriteSession()
    {
        if (taken.Contains("Session"))
            return;
        Method("public Session CreateSession", "CreateSession", []);
        using (code.Block("public sealed class Session : global::Unroll.NetworkSession"))
        {
            code.Line($"public Session({network.Class.Text} network) : base(null) {{ }}");
            code.Line($"protected override global::Unroll.NetworkSession CreateHelper(global::Unroll.Network network) => {Throw}");
            code.Line("protected override void PredictSamples("
                + $"global::Unroll.Kernels.SampleOperands operands, int first, int end) => {Throw}");
            WritePredict();
        }
    }

    private void WritePredict()
    {
        (string, string)[] spans =
        [
            .. network.Inputs.Select(input => ("global::System.ReadOnlySpan<float>", input)),
            .. network.Outputs.Select(output => ("global::System.Span<float>", output)),
        ];
        if (spans.Length > 0)
            Method("public void Predict", "Predict", spans);
        Method("public void Predict", "Predict", [.. spans, ("int", "count")]);
        WriteAnyCall("Predict", "void", 2);
    }

    // Takes arguments in any number, or named after any stage, whichever of them turn out to be inputs and outputs.
    private void WriteAnyCall(string name, string result, int least)
    {
        if (taken.Contains(MemberNames.Anything))
            return;
        string named = string.Concat(network.Stages.Distinct().Where(stage => stage != "count")
            .Select(stage => $"{MemberNames.Anything} {CSharpName.Escape(stage)} = default, "));
        if (named.Length > 0)
            Member(name, $"public {result} {name}({named}int count = 0) => {Throw}");
        for (int count = least; count <= MostParameters; count++)
            Member(name, StubFile.Method($"public {result}", name, count, Throw));
    }

    private void Method(string head, string name, IReadOnlyList<(string Type, string Name)> parameters)
    {
        if (!signatures.Contains(MemberNames.Signature(name, parameters.Select(parameter => parameter.Type))))
        {
            IEnumerable<string> declared = parameters.Select(parameter => $"{parameter.Type} {CSharpName.Escape(parameter.Name)}");
            Member(name, $"{head}({string.Join(", ", declared)}) => {Throw}");
        }
    }

    private void Member(string name, string text)
    {
        if (!taken.Contains(name))
            code.Line(text);
    }
}
