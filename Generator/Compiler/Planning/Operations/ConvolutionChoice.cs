using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Chooses the algorithm of a convolution: the one with the fewest estimated cycles. Estimated for 512-bit registers on every machine,
/// because layouts and packed weights do not depend on the instruction set.
/// </summary>
internal static class ConvolutionChoice
{
    /// <summary>Filters that fill no more than a quarter of a vector.</summary>
    private const int FewFilters = Layout.Block / 4;

    /// <summary>Cycles an element to bring padded channels into planes, measured: the caller's order takes one.</summary>
    private const double PaddedTransposing = 2;

    public static ConvolutionAlgorithm Of(Planner planner, FusedOperation fused) => Ranked(planner, fused)[0].Algorithm;

    /// <summary>The algorithms that can compute the convolution, with their estimated cycles; the first is taken.</summary>
    public static List<(ConvolutionAlgorithm Algorithm, double Cycles)> Ranked(Planner planner, FusedOperation fused) =>
        planner.Choose(fused, () => Candidates(planner, fused)
            .OrderBy(candidate => candidate.Algorithm == planner.Forced ? 0 : candidate.Cycles)
            .ToList());

    /// <summary>The tiles of an algorithm of Winograd's; null for the direct ones.</summary>
    public static WinogradTiling? TilingOf(ConvolutionAlgorithm algorithm, Window window, Shape image, Shape output) =>
        Tilings(window, image, output)
        .Where(candidate => candidate.Algorithm == algorithm)
        .Select(candidate => candidate.Tiling)
        .SingleOrDefault();

    /// <summary>Whether tiles are cut: not within groups that share vectors of channels or of filters.</summary>
    public static bool FitsTiles(ConvolutionOperation operation) => Grouping.Of(operation) is null or { IsOfWholeBlocks: true };

    /// <summary>
    /// The ways to cut the output of a convolution of an image into tiles for Winograd's filtering. A tile at the border is copied with
    /// the steps of the image, so the image must not be narrower than it.
    /// </summary>
    public static IEnumerable<(ConvolutionAlgorithm Algorithm, WinogradTiling Tiling)> Tilings(Window window, Shape image, Shape output) =>
        WinogradVariant.Of(window)
        .Where(variant => variant.InputTile <= image.Width)
        .Select(variant => (
            variant.InputTile == 4 ? ConvolutionAlgorithm.Winograd4 : ConvolutionAlgorithm.Winograd6,
            new WinogradTiling(variant, output.Height, output.Width)));

    // Asked once, before the order of the network's inputs is known.
    private static IEnumerable<(ConvolutionAlgorithm Algorithm, double Cycles)> Candidates(Planner planner, FusedOperation fused)
    {
        var operation = (ConvolutionOperation)fused.Main.Operation;
        Shape input = planner.NodeOf(fused.Main.Inputs[0]).Shape;
        Shape output = fused.Main.Shape;
        RegisterFile registers = RegisterFile.Avx512;
        Halo halo = ConvolutionPlanner.Halo(operation, input, output);
        LayoutKind? known = planner.KindOf(fused.Main.Inputs[0]);
        bool readsVectors = ConvolutionPlanner.ReadsVectors(operation);
        bool mayBePlanar = !readsVectors
            && Layout.CanBeAddressed(LayoutKind.Nchw, input, halo) && Layout.CanBeAddressed(LayoutKind.Nchw, output);
        bool planarInput = known is not LayoutKind.NhwcPadded && mayBePlanar;
        Layout from = Layout.Create(
            planarInput ? LayoutKind.Nchw : readsVectors ? LayoutKind.NhwcPadded : known ?? LayoutKind.Nhwc, input, halo);

        // Padded channels are brought into planes where most of a vector of filters would be padding.
        bool alongRow = (planarInput || (mayBePlanar && operation.Filters <= FewFilters)) && fused.Sum is null && operation.Groups == 1
            && operation.Window is { StrideY: 1, StrideX: 1, IsDilated: false };
        if (alongRow)
        {
            DirectNchwKernel row = ConvolutionKernels.DirectNchw(
                operation, output, Layout.Create(LayoutKind.Nchw, input, halo), End(LayoutKind.Nchw));
            double transposing = input.Channels == 1 ? 0 : planarInput ? input.Length : PaddedTransposing * input.Length;
            yield return (ConvolutionAlgorithm.DirectNchw, DirectNchwTile.LeastCycles(row, registers) + transposing);
        }

        // Few channels may be too many once they are padded.
        if (alongRow && !Layout.CanBeAddressed(LayoutKind.NhwcPadded, output))
            yield break;
        DirectNhwcKernel direct = ConvolutionKernels.DirectNhwc(operation, output, from, End(LayoutKind.NhwcPadded));
        yield return (ConvolutionAlgorithm.DirectNhwc, DirectNhwcTile.LeastCycles(direct, registers));

        if (operation.Exact || !FitsTiles(operation))
            yield break;
        foreach ((ConvolutionAlgorithm algorithm, WinogradTiling tiling) in Tilings(operation.Window, input, output))
        {
            // Pooling takes the outputs of a tile two by two.
            if (fused.Pool is null || tiling.OutputTile % 2 == 0)
                yield return (
                    algorithm, WinogradCost.Cycles(tiling, operation.Groups, operation.InputChannels, operation.Filters, registers));
        }

        Epilogue End(LayoutKind kind) => new(Strides.Of(Layout.Create(kind, output)), operation.Bias, Activation: fused.Function);
    }
}
