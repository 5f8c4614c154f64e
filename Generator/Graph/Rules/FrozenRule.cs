namespace Unroll.Generator.Graph.Rules;

/// <summary>Weights that training leaves alone.</summary>
internal sealed class FrozenRule : SettingRule
{
    protected override void Set(OperationContext context, WeightSettings settings) => settings.Frozen = true;
}
