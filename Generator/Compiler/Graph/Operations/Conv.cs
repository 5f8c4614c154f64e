using Unroll.Generator.Graph.Binding;
using Unroll.Generator.Graph.Sliding;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// Two-dimensional cross-correlation, as every framework's "convolution"; weights [kernel height, kernel width, in / groups, out].
/// </summary>
/// <param name="Window">The kernel's extents, strides, paddings and dilations.</param>
/// <param name="InputChannels">Channels of the input.</param>
/// <param name="Filters">Channels of the output.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Groups">The groups of channels and filters.</param>
/// <param name="Exact">Whether only algorithms may be used that sum the products of the definition.</param>
internal sealed record ConvolutionOperation(
    Window Window, int InputChannels, int Filters, bool Bias, int Groups = 1, bool Exact = false) : Operation
{
    /// <summary>Fewer filters are computed in planes, to which nothing is added.</summary>
    private const int FewestFiltersWithSum = 16;

    public override bool FusesSum => Filters >= FewestFiltersWithSum;

    public override bool FusesActivation => true;

    public override bool FusesMaxPool => true;

    public override Operation? WithBias => this with { Bias = true };

    /// <summary>Input channels of a group.</summary>
    public int GroupChannels => InputChannels / Groups;

    /// <summary>Its weights, without biases.</summary>
    public double Weights => (double)Window.Taps * GroupChannels * Filters;

    public override long MultiplyAdds(Shape output) => (long)output.Length * Window.Taps * GroupChannels;

    public override Slid Slide(SlidingInputs inputs) => inputs.Windows(this, Window);
}

/// <summary>Convolution: height x width x channels to output height x output width x filters.</summary>
internal sealed class ConvBinder : OperationBinder
{
    public override bool HasWeights => true;

    public override void Apply(BindingContext context)
    {
        BoundValue input = context.Input();
        int? filters = context.Integer("filters");
        int? groups = context.Has("Groups") ? context.Integer("Groups") : 1;
        var resolved = WindowBinding.Resolve(context, input, "kernelHeight", "kernelWidth", pools: false);
        if (resolved is not var (window, height, width)
            || filters is null
            || groups is null
            || !Divide(context, groups.Value, input, filters.Value))
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

    /// <summary>Whether the groups divide channels and filters; reported where they do not.</summary>
    public static bool Divide(BindingContext context, int groups, BoundValue input, int filters)
    {
        int channels = input.Shape!.Value.Channels;
        if (channels % groups == 0 && filters % groups == 0)
            return true;
        (string what, int number) = channels % groups != 0 ? ("channels", channels) : ("filters", filters);
        context.Report(
            Ids.GroupsDoNotDivide, "Groups", BindingContext.Text(groups), BindingContext.Text(number), what,
            BindingContext.Divisors(channels, filters));
        return false;
    }
}
