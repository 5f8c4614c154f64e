using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Chooses how a convolution's weight gradient is computed. It is asked before layouts are known, because the direct kernel reads a border
/// of zeros around the input and Winograd's does not.
/// </summary>
internal static class WeightGradientChoice
{
    /// <summary>The tiles with which the weight gradient is estimated to be fastest; null where the direct kernel is.</summary>
    public static WinogradTiling? Tiling(Planner planner, FusedOperation fused) =>
        planner.Choose(fused, () => new Choice(Fastest(planner, fused))).Tiling;

    private static WinogradTiling? Fastest(Planner planner, FusedOperation fused)
    {
        // Only then is the input in an order from which tiles are taken.
        var operation = (ConvolutionOperation)fused.Main.Operation;
        Window window = operation.Window;
        Shape output = fused.Main.Shape;
        Shape input = planner.NodeOf(fused.Main.Inputs[0]).Shape;
        if (window is not { StrideY: 1, StrideX: 1 }
            || ConvolutionChoice.TilingOf(ConvolutionChoice.Of(planner, fused), window, input, output) is null)
            return null;
        RegisterFile registers = RegisterFile.Avx512;
        NhwcWeightGradientKernel direct = ConvolutionKernels.NhwcWeightGradient(
            operation, output,
            new(Layout.Create(LayoutKind.NhwcPadded, input, ConvolutionPlanner.Halo(operation, input, output)),
                Operand.Shared(Space.Arena, 0)),
            new(Layout.Create(LayoutKind.NhwcPadded, output), Operand.Shared(Space.Arena, 0)));
        double least = WeightGradientTile.LeastCycles(direct, registers);
        WinogradTiling? best = null;
        foreach ((_, WinogradTiling tiling) in ConvolutionChoice.Tilings(window, input, output))
        {
            // The tiles of the output's gradient are copied at its border as those of the input are.
            if (tiling.OutputTile > output.Width)
                continue;
            double cycles = WinogradCost.WeightGradientCycles(
                tiling, operation.Groups, operation.InputChannels, operation.Filters, registers);
            if (cycles < least)
                (best, least) = (tiling, cycles);
        }

        return best;
    }

    private sealed record Choice(WinogradTiling? Tiling);
}
