using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Weights that training leaves alone.</summary>
internal sealed class FrozenBinder : SettingBinder
{
    protected override void Set(BindingContext context, WeightSettings settings) => settings.Frozen = true;
}
