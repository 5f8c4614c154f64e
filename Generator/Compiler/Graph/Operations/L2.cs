using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The L2 penalty of a stage's weights.</summary>
internal sealed class L2Binder : SettingBinder
{
    protected override void Set(BindingContext context, WeightSettings settings) =>
        settings.L2 = context.Factor("factor", 0, allowZero: true) ?? 0;
}
