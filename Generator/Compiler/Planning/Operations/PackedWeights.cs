using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Where the kernels of an operation with weights find them, with a batch normalization folded in where there is one.</summary>
internal static class PackedWeights
{
    /// <summary>The weights of a convolution, packed for a forward kernel.</summary>
    public static Operand Of(
        ForwardPass pass, Node node, ConvolutionOperation operation, PackedOrder order, WinogradVariant? variant = null) => Of(
            pass,
            node,
            order,
            operation.Window.Taps,
            operation.GroupChannels,
            operation.Filters,
            variant is null ? 1 : operation.Groups,
            variant);

    /// <summary>Weights [tap][channel][filter], packed for a forward kernel.</summary>
    public static Operand Of(
        ForwardPass pass,
        Node node,
        PackedOrder order,
        int taps,
        int channels,
        int filters,
        int groups = 1,
        WinogradVariant? variant = null)
    {
        int source = pass.Planner.Parameters.OffsetOf(node.Parameters[0]);
        Folding? fold = FoldingOf(pass.Planner, node);
        return Operand.Shared(
            Space.Packed, pass.Planner.ForwardPacking.Add(order, source, taps, channels, filters, groups, fold, variant));
    }

    /// <summary>
    /// The weights of a transposed convolution, which are those of the convolution whose input gradient it is, packed for a forward kernel.
    /// </summary>
    public static Operand Transposed(
        ForwardPass pass, Node node, TransposedConvolutionOperation operation, PackedOrder order, KernelSteps? steps = null)
    {
        ConvolutionOperation convolution = operation.Convolution;
        Window window = operation.Window;
        bool byRows = order == PackedOrder.Rows;
        Folding? fold = FoldingOf(pass.Planner, node) is { } folding ? folding with { Channels = convolution.GroupChannels } : null;
        return Operand.Shared(Space.Packed, pass.Planner.ForwardPacking.Add(
            order,
            pass.Planner.Parameters.OffsetOf(node.Parameters[0]),
            byRows ? window.Height : window.Taps,
            byRows ? window.Width * convolution.GroupChannels : convolution.GroupChannels,
            convolution.Filters,
            convolution.Groups,
            fold,
            steps: steps));
    }

    /// <summary>The bias of an operation that has one, or that of the normalization that is folded into it.</summary>
    public static Operand Bias(ForwardPass pass, Node node, int filters)
    {
        if (FoldingOf(pass.Planner, node) is not { } folding)
            return Operand.Shared(Space.Parameters, pass.Planner.Parameters.OffsetOf(node.Parameters[1]));
        return Factors(pass, folding, filters).Plus(Layout.RoundUp(filters));
    }

    /// <summary>The factors and, behind them, the terms of a normalization as y = factor x + term.</summary>
    public static Operand Factors(ForwardPass pass, Folding folding, int channels) =>
        Operand.Shared(Space.Packed, pass.Planner.ForwardPacking.Add(PackedOrder.Factors, folding.Scale, 1, 1, channels, fold: folding));

    /// <summary>Where a normalization's parameters lie.</summary>
    public static Folding FoldingOf(Planner planner, FoldedNorm norm, Parameter? bias)
    {
        int[] offsets = norm.Parameters.Select(planner.Parameters.OffsetOf).ToArray();
        (int? mean, int? variance) = offsets.Length > 2 ? ((int?)offsets[2], (int?)offsets[3]) : (null, null);
        return new(offsets[0], offsets[1], mean, variance, bias is null ? null : planner.Parameters.OffsetOf(bias), norm.Epsilon);
    }

    private static Folding? FoldingOf(Planner planner, Node node) => node.Norm is { } norm ? FoldingOf(planner, norm, node.Bias) : null;
}
