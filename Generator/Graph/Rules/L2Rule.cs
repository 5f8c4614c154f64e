namespace Unroll.Generator.Graph.Rules;

/// <summary>The L2 penalty of a stage's weights.</summary>
internal sealed class L2Rule : SettingRule
{
    protected override void Set(OperationContext context, WeightSettings settings) =>
        settings.L2 = context.Factor("factor", 0, allowZero: true) ?? 0;
}
