using System.Text;
using Unroll.Generator.Diagnostics;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Emission.Surface;

/// <summary>Writes the members of a wrong network. They only need to bind: a program with errors never runs.</summary>
internal sealed class SurfaceMembers(StringBuilder code, NetworkSpec spec)
{
    private const string Throw = "throw new global::System.InvalidOperationException();";
    private readonly HashSet<string> taken = new(spec.Stages.Select(stage => stage.Name).Append(spec.Name), StringComparer.Ordinal);

    public void WriteConstructor()
    {
        bool hasPrimary = spec.Problems.Any(problem => problem.Id == Ids.PrimaryConstructor);
        if (hasPrimary || spec.HasConstructor)
            return;
        Line($"public {CSharpName.Escape(spec.Name)}(int seed = 0){(spec.TakesBase ? " : base(null, seed)" : "")} {{ }}");
    }

    public void WriteBaseMembers()
    {
        if (spec.TakesBase)
        {
            Line($"protected override void PackForward(ref float parameters, ref float packed) => {Throw}");
            Line($"protected override void PackBackward(ref float parameters, ref float packed) => {Throw}");
            Line($"protected override void PredictSample(global::Unroll.Batch batch, int sample, global::System.Span<float> outputs) => {Throw}");
            Line($"protected override global::Unroll.NetworkWorker CreateWorker() => {Throw}");
            return;
        }
        Line($"public static implicit operator global::Unroll.Network({spec.Type.Text} network) => {Throw}");
        Member("Declaration", $"public global::Unroll.NetworkDescription Declaration => {Throw}");
        Member("Parameters", $"public global::Unroll.ParameterList Parameters => {Throw}");
        Member("Gradients", $"public global::System.ReadOnlySpan<float> Gradients => {Throw}");
        Member("Threads", $"public int Threads {{ get => {Throw} set => {Throw} }}");
        Member("Save", $"public void Save(string path) => {Throw}");
        Member("Load", $"public void Load(string path) => {Throw}");
        Member("Dispose", $"public void Dispose() => {Throw}");
    }

    public void WriteDescription() => Member("Description", $"public static global::Unroll.NetworkDescription Description => {Throw}");

    public void WriteCalls(LikelySignature signature, int most)
    {
        WritePredict(signature, most);
        string trained = string.Concat(signature.Inputs.Select(name => Parameter("ReadOnlySpan", "float", name)))
            + string.Concat(signature.Targets.Select(target => Parameter("ReadOnlySpan", target.Type, target.Name)));
        foreach (string name in new[] { "ComputeGradients", "Evaluate" })
        {
            Member(name, $"public float {name}({trained}int count) => {Throw}");
            WriteNamed(name, "float");
            WriteGeneric(name, "float", 3, most);
        }
    }

    /// <summary>What every span and array converts to.</summary>
    public void WriteAnything()
    {
        Line("public ref struct Anything");
        Line("{");
        foreach (string type in new[] { "float", "int" })
            foreach (string source in new[] { $"{type}[]", $"global::System.Span<{type}>", $"global::System.ReadOnlySpan<{type}>" })
                Line($"public static implicit operator Anything({source} value) => default;");
        Line("}");
    }

    public void WriteSession(LikelySignature signature, int most)
    {
        if (taken.Contains("Session"))
            return;
        Member("CreateSession", $"public Session CreateSession() => {Throw}");
        Line("public sealed class Session : global::Unroll.NetworkSession");
        Line("{");
        Line($"public Session({spec.Type.Text} network) : base(null) {{ }}");
        WritePredict(signature, most);
        Line("}");
    }

    private void WritePredict(LikelySignature signature, int most)
    {
        string spans = string.Concat(signature.Inputs.Select(name => Parameter("ReadOnlySpan", "float", name)))
            + string.Concat(signature.Outputs.Select(name => Parameter("Span", "float", name)));
        if (spans.Length > 0)
            Member("Predict", $"public void Predict({spans.Substring(0, spans.Length - 2)}) => {Throw}");
        Member("Predict", $"public void Predict({spans}int count) => {Throw}");
        WriteNamed("Predict", "void");
        WriteGeneric("Predict", "void", 2, most);
    }

    // Takes arguments that are named after any stage, whichever of them turn out to be inputs and outputs.
    private void WriteNamed(string name, string result)
    {
        string parameters = string.Concat(spec.Stages.Select(stage => stage.Name).Distinct().Where(stage => stage != "count")
            .Select(stage => $"Anything {CSharpName.Escape(stage)} = default, "));
        if (parameters.Length > 0)
            Member(name, $"public {result} {name}({parameters}int count = 0) => {Throw}");
    }

    // Takes anything, a span too, in any number.
    private void WriteGeneric(string name, string result, int least, int most)
    {
        for (int count = least; count <= most; count++)
            if (!taken.Contains(name))
                code.Append(SurfaceText.Generic($"public {result}", name, count, Throw));
    }

    private static string Parameter(string span, string type, string name) => $"global::System.{span}<{type}> {CSharpName.Escape(name)}, ";

    private void Member(string name, string text)
    {
        if (!taken.Contains(name))
            Line(text);
    }

    private void Line(string text) => code.Append(text).Append('\n');
}
