using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Binding;

/// <summary>What can only be said of settings when their stage is finished.</summary>
internal static class SettingChecks
{
    public static void Finish(GraphBuilder state, StageScope scope, int position, StageBuilder stage)
    {
        EquatableArray<OperationSpec> operations = scope.Stages[position].Operations;
        if (stage.Settings.Given.Count == 0
            || operations.Any(operation => operation.Name == "Input" || OperationBinder.Find(operation.Name) is null))
            return;
        OperationSpec[] weighted = operations.Where(operation => OperationBinder.Find(operation.Name)!.HasWeights).ToArray();

        // The tensors tell of operations that may have weights, if there was no mistake that left some out. In a block that shares,
        // those of the other use do, and in a block by itself nobody can.
        if (weighted.Length > 0 && (state.Problems.Count > 0 || state.IsOpen || scope.IsShared))
            return;
        Parameter[] own = weighted.Length == 0 ? [] : state.NodesFrom(stage.FirstNode).SelectMany(node => node.Parameters)
            .Where(parameter => parameter.Name.StartsWith(stage.Name + ".", StringComparison.Ordinal)).ToArray();
        string owners = string.Join("', '", weighted.Select(Weights.OwnerOf).Where(owner => owner is not null).Distinct());
        foreach (int setting in stage.Settings.Given)
        {
            string name = operations[setting].Name;
            if (own.Any(parameter => name == "Frozen" || parameter.Dimensions.Count > 1))
                continue;
            state.Report(owners.Length == 0
                ? scope.ProblemAt(Ids.NoWeights, new Place(position, setting), [stage.Name, name])
                : scope.ProblemAt(Ids.SharedSettings, new Place(position, setting), [stage.Name, name, owners]));
        }
    }
}
