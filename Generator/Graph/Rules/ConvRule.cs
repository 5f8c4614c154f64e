using Unroll.Generator.Diagnostics;

namespace Unroll.Generator.Graph.Rules;

/// <summary>Convolution: height x width x channels to output height x output width x filters.</summary>
internal sealed class ConvRule : Rule
{
    public override void Apply(OperationContext context)
    {
        Value input = context.Input();
        int? filters = context.Integer("filters");
        var resolved = WindowRules.Resolve(context, input, "kernelHeight", "kernelWidth", defaultStride: false, "kernel");
        if (resolved is not var (window, height, width) || filters is null)
        {
            context.Forget();
            return;
        }
        int channels = input.Shape!.Value.Channels;
        bool bias = context.Boolean("Bias", true);
        context.Add(new ConvolutionOperation(window, channels, filters.Value, bias), Shape.Spatial(height, width, filters.Value),
            $"Conv {WindowText.Describe(context, window, filters)}", [input.Node],
            Weights.Of(context, [window.Height, window.Width, channels, filters.Value], bias));
    }
}
