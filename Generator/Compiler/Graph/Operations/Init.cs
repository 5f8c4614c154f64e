using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>How weights start.</summary>
internal sealed class InitBinder : SettingBinder
{
    protected override void Set(BindingContext context, WeightSettings settings)
    {
        if (context.Member("initializer", "Default") is not { } initializer)
            return;
        settings.Initializer = initializer;
        float? scale = context.Factor("Scale", 1, allowZero: false), value = context.Number("Value", 0);
        bool takesValue = initializer == "Constant", takesScale = !takesValue && initializer != "Zero";
        settings.InitialValue = (takesValue ? value : scale) ?? 1;
        if (!takesValue && value is not null && context.Has("Value"))
            context.Report(
                Ids.ValueWithoutConstant, "Value", "Value", "Initializer.Constant", initializer,
                takesScale ? "use Scale, or Initializer.Constant" : "remove it, or use Initializer.Constant");
        if (!takesScale && scale is not null && context.Has("Scale"))
            context.Report(
                Ids.ValueWithoutConstant, "Scale", "Scale", "initializers that draw at random", initializer,
                takesValue ? "use Value" : "remove it");
    }
}
