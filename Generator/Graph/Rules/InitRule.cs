using Unroll.Generator.Diagnostics;

namespace Unroll.Generator.Graph.Rules;

/// <summary>How weights start.</summary>
internal sealed class InitRule : SettingRule
{
    protected override void Set(OperationContext context, WeightSettings settings)
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
                context.Report(Ids.FactorOutOfRange, "Value", "Value", OperationContext.Text(settings.InitialValue), "finite");
        }
        else if (value is not null)
        {
            context.Report(Ids.ValueWithoutConstant, "Value", initializer);
        }
    }
}
