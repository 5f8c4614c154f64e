using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>A convolution of every channel with one filter of its own; weights [kernel height, kernel width, channels].</summary>
internal sealed record DepthwiseConvolutionOperation(Window Window, int Channels, bool Bias) : Operation
{
    public override bool FusesActivation => true;

    public override Operation? WithBias => this with { Bias = true };

    public override long MultiplyAdds(Shape output) => (long)output.Length * Window.Taps;

    public override Slid Slide(SlidingInputs inputs) => inputs.Windows(this, Window);
}

/// <summary>Depthwise convolution: height x width x channels to output height x output width x (channels x multiplier).</summary>
internal sealed class DepthwiseConvBinder : OperationBinder
{
    public override bool HasWeights => true;

    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        int? multiplier = context.Has("Multiplier") ? context.Integer("Multiplier") : 1;
        var resolved = WindowBinding.Resolve(context, input, "kernelHeight", "kernelWidth", pools: false);
        if (resolved is not var (window, height, width) || multiplier is null)
        {
            context.Forget();
            return;
        }

        int channels = input.Shape!.Value.Channels;
        bool bias = context.Boolean("Bias", true);
        int filters = (int)Math.Min((long)channels * multiplier.Value, int.MaxValue);

        // Several filters a channel are a convolution with as many groups as channels, and so is a single channel. The weights have the
        // same order.
        long taps = window.Taps;
        Operation operation = multiplier == 1 && channels > 1
            ? new DepthwiseConvolutionOperation(window, channels, bias)
            : new ConvolutionOperation(window, channels, filters, bias, channels, context.Scope.IsExact);
        context.Add(
            operation,
            Shape.Spatial(height, width, filters),
            $"DepthwiseConv {WindowText.Describe(context, window, multiplier == 1 ? null : multiplier, usualStride: 1)}",
            [input.Node],
            Weights.Of(
                context, [window.Height, window.Width, channels, multiplier.Value],
                bias ? filters : null, taps, taps * multiplier.Value));
    }
}
