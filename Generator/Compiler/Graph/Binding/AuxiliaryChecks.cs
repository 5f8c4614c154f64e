using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>Auxiliary heads: each is scored by the targets of another loss of its kind and size.</summary>
internal static class AuxiliaryChecks
{
    /// <summary>Checks all auxiliary losses of the network, once all losses are known.</summary>
    public static void Check(GraphBuilder state)
    {
        foreach ((int index, BindingContext context) in state.AuxiliaryLosses)
        {
            Node node = state.Nodes[index];
            var loss = (LossOperation)node.Operation;
            string name = loss.AuxiliaryTo!;
            bool isThere = state.Nodes.Any(other => other.Operation is LossOperation { AuxiliaryTo: null } && state.Stages[other.Stage].Name == name
                && other.Operation.GetType() == loss.GetType() && other.Shape == node.Shape);
            if (loss.Targets == TargetKind.None)
                Report(context, "it has no targets that it could take from another");
            else if (!isThere)
                Report(context, state.Stages.Any(stage => stage.Name == name) ? $"'{name}' has no {loss.Name} over {node.Shape}" : $"there is no stage '{name}'");
            else if (!state.Stages.Any(stage => stage.IsOutput))
                Report(context, $"other stages read '{name}', so that the network has no output");
        }
    }

    private static void Report(BindingContext context, string obstacle) => context.Report(Ids.NoProperLoss, "AuxiliaryTo", context.Name, obstacle);
}
