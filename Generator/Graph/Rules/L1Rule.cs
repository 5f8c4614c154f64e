namespace Unroll.Generator.Graph.Rules;

/// <summary>The L1 penalty of a stage's weights.</summary>
internal sealed class L1Rule : SettingRule
{
    protected override void Set(OperationContext context, WeightSettings settings) =>
        settings.L1 = context.Factor("factor", 0, allowZero: true) ?? 0;
}
