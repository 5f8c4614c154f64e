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
        settings.InitialValue = context.Factor("Scale", 1, allowZero: false) ?? 1;
        float? value = context.Real("Value");
        if (initializer == "Constant")
        {
            settings.InitialValue = value ?? 0;
            if (settings.InitialValue is float.NaN or float.PositiveInfinity or float.NegativeInfinity)
                context.Report(Ids.FactorOutOfRange, "Value", "Value", BindingContext.Text(settings.InitialValue), "finite");
        }
        else if (value is not null)
        {
            context.Report(Ids.ValueWithoutConstant, "Value", initializer);
        }
    }
}
