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
        if (operations.Any(operation => WeightedOperations.Contains(operation.Name) || Rule.Find(operation.Name) is null))
            return;
        foreach (int setting in stage.Settings.Given)
            state.Report(scope.ProblemAt(Ids.NoWeights, new Place(position, setting), [stage.Name, operations[setting].Name]));
    }
}
