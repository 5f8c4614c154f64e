using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The L1 penalty of a stage's weights.</summary>
internal sealed class L1Binder : SettingBinder
{
    protected override void Set(BindingContext context, WeightSettings settings) =>
        settings.L1 = context.Factor("factor", 0, allowZero: true) ?? 0;
}
