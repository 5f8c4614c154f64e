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
            LossOperation? proper = state.Nodes.Where(other => state.Stages[other.Stage].Name == name && other.Shape == node.Shape)
                .Select(other => other.Operation).OfType<LossOperation>()
                .FirstOrDefault(other => other.AuxiliaryTo is null && other.GetType() == loss.GetType());
            if (loss.Targets == TargetKind.None)
                Report(context, "it has no targets that it could take from another; remove AuxiliaryTo");
            else if (loss.ScoresMiniBatch)
                Report(context, "it compares the samples of a mini-batch, which only a proper loss does; leave out AuxiliaryTo");
            else if (proper is null)
                Report(context, Obstacle(state, name, loss, node.Shape));
            else if (loss.Targets != proper.Targets)
                Report(context, $"it takes other targets than '{name}', whose targets it is given; set Probabilities on both or on none");
            else if (!state.Stages.Any(stage => stage.IsOutput))
                Report(context, $"other stages read '{name}', so that the network has no output; put Output on '{name}'");
            else if (loss.IgnoredLabel is not null && loss.IgnoredLabel != proper.IgnoredLabel)
                Report(context, $"it ignores another label than '{name}'; leave IgnoredLabel to that loss");
            else if (loss.Boxes != proper.Boxes || loss.BoxClasses != proper.BoxClasses)
                Report(context, $"it has another MaximumBoxes or other Classes than '{name}', whose boxes it takes; make them equal");
            else   // a sample whose label is ignored counts nowhere
                state.Nodes[index] = node with { Operation = loss with { IgnoredLabel = proper.IgnoredLabel } };
        }
    }

    private static string Obstacle(GraphBuilder state, string name, LossOperation loss, Shape shape) =>
        (state.Stages.Any(stage => stage.Name == name)
            ? $"'{name}' has no {loss.Name} of its own over {shape}"
            : $"there is no stage '{name}'")
        + (Proper(state, loss, shape) is { Length: > 0 } others ? $"; name {others}"
            : $"; give a stage such a loss and name it, or remove AuxiliaryTo");

    // The stages that could be named.
    private static string Proper(GraphBuilder state, LossOperation loss, Shape shape) => string.Join(" or ", state.Nodes
        .Where(node => node.Shape == shape && node.Operation is LossOperation { AuxiliaryTo: null }
            && node.Operation.GetType() == loss.GetType())
        .Select(node => $"'{state.Stages[node.Stage].Name}'").Distinct());

    private static void Report(BindingContext context, string obstacle) =>
        context.Report(Ids.NoProperLoss, "AuxiliaryTo", context.Name, obstacle);
}
