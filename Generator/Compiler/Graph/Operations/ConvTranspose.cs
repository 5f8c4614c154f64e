using Unroll.Generator.Graph.Binding;
using static System.FormattableString;

namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// Transposed convolution: what the input gradient of a convolution is computed by. Weights [kernel height, kernel width, out / groups,
/// in].
/// </summary>
/// <param name="Window">The kernel's extents, the strides and dilations in the output, and what is cut off around it.</param>
/// <param name="InputChannels">Channels of the input.</param>
/// <param name="Filters">Channels of the output.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Groups">The groups of channels and filters.</param>
/// <param name="OutputPaddingY">Rows more below.</param>
/// <param name="OutputPaddingX">Columns more on the right.</param>
internal sealed record TransposedConvolutionOperation(
    Window Window, int InputChannels, int Filters, bool Bias, int Groups, int OutputPaddingY, int OutputPaddingX) : Operation
{
    public override bool FusesActivation => true;

    public override Operation? WithBias => this with { Bias = true };

    /// <summary>The convolution whose input gradient it is: from its output to its input, with the same weights.</summary>
    public ConvolutionOperation Convolution => new(Window, Filters, InputChannels, Bias: false, Groups, Exact: true);

    /// <summary>Every tap of every filter for each pixel of the input.</summary>
    public override long MultiplyAdds(Shape output)
    {
        int reachedRows = output.Height - OutputPaddingY + Window.PadTop + Window.PadBottom;
        int reachedColumns = output.Width - OutputPaddingX + Window.PadLeft + Window.PadRight;
        long rows = (reachedRows - Window.Rows) / Window.StrideY + 1, columns = (reachedColumns - Window.Columns) / Window.StrideX + 1;
        return rows * columns * InputChannels * Window.Taps * (Filters / Groups);
    }
}

/// <summary>Transposed convolution: height x width x channels to output height x output width x filters.</summary>
internal sealed class ConvTransposeBinder : OperationBinder
{
    public override bool HasWeights => true;

    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        int? filters = context.Integer("filters");
        int? groups = context.Has("Groups") ? context.Integer("Groups") : 1;
        TransposedWindow? resolved = TransposedWindowBinding.Resolve(context, input, filters);
        if (resolved is null || filters is null || groups is null || !ConvBinder.Divide(context, groups.Value, input, filters.Value))
        {
            context.Forget();
            return;
        }

        (Window window, int rowsMore, int columnsMore, int height, int width) = resolved;
        int channels = input.Shape!.Value.Channels;
        bool bias = context.Boolean("Bias", true);
        string more = context.Member("Padding", "Valid") == "Same" || (rowsMore | columnsMore) == 0 ? ""
            : rowsMore == columnsMore ? Invariant($" output padding {rowsMore}")
            : Invariant($" output padding {rowsMore}x{columnsMore}");
        string inGroups = groups == 1 ? "" : Invariant($" in {groups} groups");
        int outOfGroup = filters.Value / groups.Value;
        long taps = window.Taps;
        // The fan-in is that of PyTorch and Keras, which count it as if the weights were a convolution's.
        context.Add(
            new TransposedConvolutionOperation(window, channels, filters.Value, bias, groups.Value, rowsMore, columnsMore),
            Shape.Spatial(height, width, filters.Value),
            $"ConvTranspose {WindowText.Describe(context, window, filters)}{more}{inGroups}",
            [input.Node],
            Weights.Of(
                context, [window.Height, window.Width, outOfGroup, channels], bias ? filters : null,
                taps * outOfGroup, taps * (channels / groups.Value)));
    }
}
