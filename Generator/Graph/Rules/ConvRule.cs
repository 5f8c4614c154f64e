using Unroll.Generator.Diagnostics;

namespace Unroll.Generator.Graph.Rules;

/// <summary>Convolution: height x width x channels to output height x output width x filters.</summary>
internal sealed class ConvRule : Rule
{
    public override void Apply(OperationContext context)
    {
        Value input = context.Input();
        int? filters = context.Integer("filters");
        int? groups = context.Has("Groups") ? context.Integer("Groups") : 1;
        var resolved = WindowRules.Resolve(context, input, "kernelHeight", "kernelWidth", pools: false);
        if (resolved is not var (window, height, width) || filters is null || groups is null || !Divide(context, groups.Value, input, filters.Value))
        {
            context.Forget();
            return;
        }

        int channels = input.Shape!.Value.Channels;
        bool bias = context.Boolean("Bias", true);
        string inGroups = groups == 1 ? "" : FormattableString.Invariant($" in {groups} groups");
        long taps = window.Taps;
        Operation operation = groups > 1 && groups == channels && groups == filters
            ? new DepthwiseConvolutionOperation(window, channels, bias)
            : new ConvolutionOperation(window, channels, filters.Value, bias, groups.Value, context.IsExact);
        context.Add(operation, Shape.Spatial(height, width, filters.Value),
            $"Conv {WindowText.Describe(context, window, filters)}{inGroups}", [input.Node],
            Weights.Of(context, [window.Height, window.Width, channels / groups.Value, filters.Value], bias ? filters : null,
                taps * (channels / groups.Value), taps * (filters.Value / groups.Value)));
    }

    private static bool Divide(OperationContext context, int groups, Value input, int filters)
    {
        int channels = input.Shape!.Value.Channels;
        if (channels % groups == 0 && filters % groups == 0)
            return true;
        (string what, int number) = channels % groups != 0 ? ("channels", channels) : ("filters", filters);
        context.Report(Ids.GroupsDoNotDivide, "Groups", OperationContext.Text(groups), OperationContext.Text(number), what);
        return false;
    }
}
