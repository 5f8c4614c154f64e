using Unroll.Generator.Diagnostics;

namespace Unroll.Generator.Graph.Rules;

/// <summary>The rule of settings, which add no node but say how the stage's weights start and train.</summary>
internal abstract class SettingRule : Rule
{
    public sealed override void Apply(OperationContext context)
    {
        WeightSettings settings = context.State.Settings[context.Stage];
        settings.Given.Add(context.Index);
        Set(context, settings);
    }

    protected abstract void Set(OperationContext context, WeightSettings settings);
}

/// <summary>What can only be said of settings when their stage is finished.</summary>
internal static class SettingRules
{
    private static readonly HashSet<string> WeightedOperations = new(StringComparer.Ordinal) { "Conv", "Dense" };

    public static void Finish(GraphState state, int stage)
    {
        EquatableArray<Parsing.OperationSpec> operations = state.Spec.Stages[stage].Operations;
        if (operations.Any(operation => WeightedOperations.Contains(operation.Name) || Rule.Find(operation.Name) is null))
            return;
        foreach (int setting in state.Settings[stage].Given)
            state.Report(Ids.NoWeights, new Place(stage, setting), state.Spec.Stages[stage].Name, operations[setting].Name);
    }
}
