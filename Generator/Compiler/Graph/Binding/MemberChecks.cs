using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Methods of the user's class that have the parameters of generated ones, which follow from the network.</summary>
internal static class MemberChecks
{
    private const string Input = "global::System.ReadOnlySpan<float>";

    public static void Check(GraphBuilder state)
    {
        if (state.Spec.Members.Count == 0)
            return;
        string[] inputs = state.Nodes.Where(node => node.Operation is InputOperation).Select(_ => Input).ToArray();
        string[] outputs = state.Stages.Where(stage => stage.IsOutput).Select(_ => "global::System.Span<float>").ToArray();
        LossOperation[] losses = state.Nodes.Select(node => node.Operation).OfType<LossOperation>()
            .Where(loss => loss.AuxiliaryTo is null).ToArray();
        string[] targets = losses.Where(loss => loss.Targets != TargetKind.None)
            .Select(loss => loss.TakesLabels ? "global::System.ReadOnlySpan<int>" : Input).ToArray();
        string[] gradients = state.Nodes.Where(node => node.Operation is InputOperation { Gradient: true })
            .Select(_ => "global::System.Span<float>").ToArray();
        string[] functions = losses.Where(loss => loss.TakesFunction).Select(_ => "global::Unroll.LossFunction").ToArray();
        HashSet<string> taken = new(StringComparer.Ordinal)
        {
            MemberNames.Signature("Predict", [.. inputs, .. outputs]),
            MemberNames.Signature("Predict", [.. inputs, .. outputs, "int"]),
        };
        if (losses.Length > 0)
        {
            taken.Add(MemberNames.Signature("ComputeGradients", [.. inputs, .. targets, "int", .. gradients, .. functions]));
            taken.Add(MemberNames.Signature("Evaluate", [.. inputs, .. targets, "int", .. functions]));
        }

        foreach (MemberSpec member in state.Spec.Members.Where(member => taken.Contains(member.Signature)))
            state.Report(DeclarationChecks.CollisionOf(member, state.Spec.Name));
    }
}
