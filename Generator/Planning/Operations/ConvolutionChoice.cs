using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// Chooses the algorithm of a convolution: the one with the fewest estimated cycles. Estimated for 512-bit registers on every machine,
/// because layouts and packed weights do not depend on the instruction set.
/// </summary>
internal static class ConvolutionChoice
{
    public static ConvolutionAlgorithm Of(Planner planner, Unit unit) => Ranked(planner, unit)[0].Algorithm;

    /// <summary>The algorithms that can compute the convolution, with their estimated cycles; the first is taken.</summary>
    public static List<(ConvolutionAlgorithm Algorithm, double Cycles)> Ranked(Planner planner, Unit unit) => planner.Choose(unit, () => Candidates(planner, unit)
        .OrderBy(candidate => candidate.Algorithm == planner.Forced ? 0 : candidate.Cycles)
        .ToList());

    /// <summary>The squares of an algorithm of Winograd's; null for the direct ones.</summary>
    public static WinogradTiling? TilingOf(ConvolutionAlgorithm algorithm, Window window, Shape image, Shape output) => Tilings(window, image, output)
        .Where(candidate => candidate.Algorithm == algorithm)
        .Select(candidate => candidate.Tiling)
        .SingleOrDefault();

    /// <summary>Whether squares are cut: not within groups that share vectors of channels or of filters.</summary>
    public static bool FitsSquares(ConvolutionOperation operation) => Grouping.Of(operation) is null or { IsOfWholeBlocks: true };

    /// <summary>
    /// The ways to cut the output of a convolution of an image into squares for Winograd's filtering. A square at the border is copied with the steps of the
    /// image, so the image must not be narrower than it.
    /// </summary>
    public static IEnumerable<(ConvolutionAlgorithm Algorithm, WinogradTiling Tiling)> Tilings(Window window, Shape image, Shape output) => WinogradFilter.Of(window)
        .Where(filter => filter.Span <= image.Width)
        .Select(filter => (filter.Span == 4 ? ConvolutionAlgorithm.Winograd4 : ConvolutionAlgorithm.Winograd6, new WinogradTiling(filter, output.Height, output.Width)));

    // Asked once, before the order of the network's inputs is known.
    private static IEnumerable<(ConvolutionAlgorithm Algorithm, double Cycles)> Candidates(Planner planner, Unit unit)
    {
        var operation = (ConvolutionOperation)unit.Main.Operation;
        Shape input = planner.NodeOf(unit.Main.Inputs[0]).Shape;
        Shape output = unit.Main.Shape;
        RegisterFile registers = RegisterFile.Avx512;
        Halo halo = ConvolutionPlanner.Halo(operation, input, output);
        LayoutKind? known = planner.KindOf(unit.Main.Inputs[0]);
        bool readsVectors = ConvolutionPlanner.ReadsVectors(operation);
        bool planarInput = known is not LayoutKind.Padded && !readsVectors
            && Layout.CanBeAddressed(LayoutKind.Planar, input, halo) && Layout.CanBeAddressed(LayoutKind.Planar, output);
        var from = new Value(
            Layout.Create(planarInput ? LayoutKind.Planar : readsVectors ? LayoutKind.Padded : known ?? LayoutKind.Exact, input, halo),
            Operand.Shared(Space.Arena, 0));
        bool alongRow = planarInput && unit.Sum is null && operation.Groups == 1 && operation.Window is { StrideY: 1, StrideX: 1, IsDilated: false };
        if (alongRow)
        {
            RowConvolutionKernel row = ConvolutionGeometry.AlongRow(unit, from, Target(LayoutKind.Planar), Pooled(LayoutKind.Planar), Pooling.None);
            double transposing = input.Channels == 1 ? 0 : input.Length;
            yield return (ConvolutionAlgorithm.AlongRow, RowTile.Cycles(row, registers, RowTile.Choose(row, registers)) + transposing);
        }

        // Few channels may be too many once they are padded.
        if (alongRow && !Layout.CanBeAddressed(LayoutKind.Padded, output))
            yield break;
        ChannelConvolutionKernel direct = ConvolutionGeometry.AlongFilters(unit, from, Target(LayoutKind.Padded), Pooled(LayoutKind.Padded), Pooling.None);
        yield return (ConvolutionAlgorithm.AlongFilters, ChannelTile.Cycles(direct, registers, ChannelTile.Choose(direct, registers)));

        if (operation.Exact || !FitsSquares(operation))
            yield break;
        foreach ((ConvolutionAlgorithm algorithm, WinogradTiling tiling) in Tilings(operation.Window, input, output))
        {
            // Pooling takes the outputs of a square two by two.
            if (unit.Pool is null || tiling.Outputs % 2 == 0)
                yield return (algorithm, WinogradCost.Cycles(tiling, operation.Groups, operation.InputChannels, operation.Filters, registers));
        }

        Value Target(LayoutKind kind) => new(Layout.Create(kind, output), Operand.Shared(Space.Arena, 0));

        Value Pooled(LayoutKind kind) => new(Layout.Create(kind, unit.Result.Shape), Operand.Shared(Space.Arena, 0));
    }
}
