using Unroll.Generator.Diagnostics;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph.Rules;

/// <summary>Auxiliary heads: each is judged by the targets of another loss of its kind and size.</summary>
internal static class AuxiliaryRules
{
    /// <summary>Checks all auxiliary losses of the network, once all losses are known, and finds whose targets they take.</summary>
    public static void Check(GraphState state, IReadOnlyList<BuiltStage> own)
    {
        for (int i = 0; i < state.Nodes.Count; i++)
        {
            Node node = state.Nodes[i];
            if (node.Operation is not LossOperation { AuxiliaryTo: { } name } loss)
                continue;
            Node? proper = state.Nodes.FirstOrDefault(other => other.Operation is LossOperation { AuxiliaryTo: null } && state.Stages[other.Stage].Name == name
                && other.Operation.GetType() == loss.GetType() && other.Shape == node.Shape);
            if (proper is not null)
                continue;
            string advice = own.Any(stage => stage.Name == name) ? $"'{name}' has no {loss.Name} over {node.Shape}" : $"there is no stage '{name}'";
            int position = own.ToList().FindIndex(stage => stage == Outermost(state.Stages[node.Stage]));
            EquatableArray<OperationSpec> operations = state.Spec.Stages[position].Operations;
            int operation = operations.ToList().FindIndex(candidate => candidate.Arguments.Any(argument => argument.Name == "AuxiliaryTo" && argument.Value is TextValue { Value: var text } && text == name));
            state.Report(Ids.NoProperLoss, operation < 0 ? new Place(position) : new Place(position, operation, "AuxiliaryTo"), state.Stages[node.Stage].Name, loss.Name, advice);
        }
    }

    private static BuiltStage Outermost(BuiltStage stage) => stage.Around is { } around ? Outermost(around) : stage;
}
