using Unroll.Generator.Diagnostics;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of settings, which add no node but say how the stage's weights start and train; those of a block's stages with it.</summary>
internal abstract class SettingRule : Rule
{
    public sealed override void Apply(OperationContext context)
    {
        WeightSettings settings = context.Stage.Settings;
        settings.Given.Add(context.Index);
        Set(context, settings);
    }

    protected abstract void Set(OperationContext context, WeightSettings settings);
}

/// <summary>What can only be said of settings when their stage is finished.</summary>
internal static class SettingRules
{
    private static readonly HashSet<string> WeightedOperations = new(StringComparer.Ordinal) { "Conv", "DepthwiseConv", "Dense", "BatchNorm", "Residual", "Block" };

    public static void Finish(GraphState state, Scope scope, int position, BuiltStage stage)
    {
        EquatableArray<OperationSpec> operations = scope.Stages[position].Operations;
        if (operations.Any(operation => Rule.Find(operation.Name) is null))
            return;
        OperationSpec[] weighted = operations.Where(operation => WeightedOperations.Contains(operation.Name)).ToArray();
        if (weighted.Any(operation => Weights.OwnerOf(operation) is null))
            return;
        foreach (int setting in stage.Settings.Given)
        {
            Place place = new(position, setting);
            string name = operations[setting].Name;
            state.Report(weighted.Length == 0
                ? scope.ProblemAt(Ids.NoWeights, place, [stage.Name, name])
                : scope.ProblemAt(Ids.SharedSettings, place, [stage.Name, name, Weights.OwnerOf(weighted[0])!]));
        }
    }
}
