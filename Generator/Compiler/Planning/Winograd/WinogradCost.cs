namespace Unroll.Generator.Planning;

/// <summary>Estimates what Winograd's filtering costs, and chooses how many tiles are under way together.</summary>
internal static class WinogradCost
{
    /// <summary>
    /// Cycles for one vector of channels of a tile: transforming the inputs of a phase, and transforming the sums back.
    /// </summary>
    private static (double Input, double Output) Transform(WinogradVariant variant) =>
        variant.InputTile == 6 ? (100, 30 + 12 * variant.OutputTile) : (45, 15 + 10 * variant.OutputTile);

    /// <summary>Estimated cycles of a whole convolution.</summary>
    /// <param name="tiling">The tiles.</param>
    /// <param name="groups">Groups of channels and filters.</param>
    /// <param name="channels">Input channels of all groups.</param>
    /// <param name="filters">Filters of all groups.</param>
    /// <param name="registers">The vector registers.</param>
    public static double Cycles(WinogradTiling tiling, int groups, int channels, int filters, RegisterFile registers) =>
        groups * Cycles(tiling, channels / groups, Layout.RoundUp(filters / groups) / Layout.Block, registers);

    private static double Cycles(WinogradTiling tiling, int channels, int blocks, RegisterFile registers)
    {
        WinogradVariant variant = tiling.Variant;
        int outputWidth = blocks * Layout.Block;
        int atOnce = TilesAtOnce(tiling, channels, outputWidth);
        (double input, double output) = Transform(variant);
        int inputBlocks = Layout.RoundUp(channels) / Layout.Block;
        double transforms = tiling.Tiles * registers.VectorsPerBlock * (
            variant.Stride * variant.Stride * inputBlocks * input + blocks * output);
        double products = 0, streamed = StreamedWeights(tiling, channels, outputWidth);
        foreach (Segment segment in Segment.Split(tiling.Tiles, atOnce))
        {
            foreach (WinogradPoints group in variant.Groups)
            {
                int depth = group.Phases * channels;
                var product = new GemmKernel(
                    segment.Tile,
                    depth,
                    blocks,
                    RowStride: Layout.RoundUp(depth),
                    DepthStride: 1,
                    new(GemmKernel.Output(outputWidth)),
                    StreamedWeights: streamed);
                products += segment.Count * group.Rows * group.Columns * DirectNhwcTile.LeastCycles(product.AsConvolution, registers);
            }
        }

        return transforms + products + Traffic(tiling, Depth(variant, channels), outputWidth, atOnce);
    }

    /// <summary>The floats of the transformed weights, where they do not stay in the second-level cache; 0 elsewhere.</summary>
    public static double StreamedWeights(WinogradTiling tiling, int channels, int outputWidth) =>
        CacheCost.FloatsBeyondL2(Weights(tiling, channels, outputWidth));

    /// <summary>Estimated cycles of the weight gradient for one sample of a micro-batch.</summary>
    /// <inheritdoc cref="Cycles(WinogradTiling, int, int, int, RegisterFile)"/>
    public static double WeightGradientCycles(WinogradTiling tiling, int groups, int channels, int filters, RegisterFile registers) =>
        groups * WeightGradientCycles(tiling, channels / groups, filters / groups, registers);

    private static double WeightGradientCycles(WinogradTiling tiling, int channels, int filters, RegisterFile registers)
    {
        const int Samples = 8;
        int inputWidth = Layout.RoundUp(channels), outputWidth = Layout.RoundUp(filters);
        int atOnce = TilesAtOnce(tiling, channels, outputWidth);
        (double input, double output) = Transform(tiling.Variant);
        double transforms = tiling.Tiles * registers.VectorsPerBlock * (inputWidth * input + outputWidth * output) / Layout.Block;
        double products = 0;
        foreach (Segment segment in Segment.Split(tiling.Tiles, atOnce))
        {
            var product = new GemmKernel(
                channels,
                segment.Tile,
                outputWidth / Layout.Block,
                RowStride: 1,
                DepthStride: inputWidth,
                new(GemmKernel.Output(outputWidth), Accumulate: true));
            products += segment.Count * tiling.Positions * DirectNhwcTile.LeastCycles(product.AsConvolution, registers);
        }

        // The sums are read and written once a part, and cleared and transformed back once a micro-batch.
        double end = (double)channels * outputWidth / Layout.Block * registers.VectorsPerBlock * (output + tiling.Positions) / Samples;
        int parts = (tiling.Tiles + atOnce - 1) / atOnce;
        return transforms + products + Traffic(tiling, inputWidth, outputWidth, atOnce)
            + 2 * parts * WeightCycles(tiling, inputWidth, outputWidth) + end;
    }

    /// <summary>
    /// The number of tiles under way with the least traffic: many read the weights seldom, few leave the transformed values in the cache.
    /// </summary>
    public static int TilesAtOnce(WinogradTiling tiling, int channels, int outputWidth)
    {
        int depth = Depth(tiling.Variant, channels);
        int best = 1;
        double least = double.MaxValue;
        for (int parts = 1; parts <= tiling.Tiles;)
        {
            int tiles = (tiling.Tiles + parts - 1) / parts;
            if (tiles < 8 && parts > 1)
                break;
            // Parts of unequal size need a second set of kernels: they must be worth it.
            double cost = Traffic(tiling, depth, outputWidth, tiles) + parts * WeightCycles(tiling, Layout.RoundUp(channels), outputWidth);
            cost *= tiling.Tiles % tiles == 0 ? 1 : 1.1;
            if (cost < least)
                (best, least) = (tiles, cost);

            // On to the next number of parts that are smaller: those between cost more for as many tiles at once.
            parts = tiles == 1 ? tiling.Tiles + 1 : (tiling.Tiles + tiles - 2) / (tiles - 1);
        }

        return best;
    }

    /// <summary>Channels of all phases of a tile.</summary>
    private static int Depth(WinogradVariant variant, int channels) => Layout.RoundUp(variant.Stride * variant.Stride * channels);

    /// <summary>Cycles that writing and reading the transformed values takes beyond the products.</summary>
    private static double Traffic(WinogradTiling tiling, int depth, int outputWidth, int atOnce)
    {
        int parts = (tiling.Tiles + atOnce - 1) / atOnce;
        double values = (double)tiling.Positions * atOnce * (depth + outputWidth);

        // What the product of one position walks again and again: two vectors of weights, all inputs, and its sums.
        double product = depth * 32 + atOnce * (depth + outputWidth);
        double passes = outputWidth / 32.0;
        return parts * values * (CacheCost.CyclesPerFloat(values) + passes * CacheCost.CyclesPerFloat(product));
    }

    private static double Weights(WinogradTiling tiling, int channels, int outputWidth) =>
        (double)tiling.Variant.Products * channels * outputWidth;

    /// <summary>Cycles for reading or writing an array of the size of the transformed weights once.</summary>
    private static double WeightCycles(WinogradTiling tiling, int channels, int outputWidth)
    {
        double weights = Weights(tiling, channels, outputWidth);
        return weights * CacheCost.CyclesPerFloat(weights);
    }
}
