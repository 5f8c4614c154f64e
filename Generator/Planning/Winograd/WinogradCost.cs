namespace Unroll.Generator.Planning;

/// <summary>Estimates what Winograd's filtering costs, and chooses how many squares are under way together.</summary>
internal static class WinogradCost
{
    /// <summary>Cycles for one vector of channels of a square: transforming the inputs, and transforming the sums back.</summary>
    private static (double Input, double Output) Transform(int outputs) => outputs == 4 ? (110, 85) : (45, 35);

    /// <summary>Estimated cycles of the whole convolution.</summary>
    public static double Cycles(WinogradTiling tiling, int channels, int blocks, RegisterFile registers)
    {
        int width = Layout.RoundUp(channels);
        int atOnce = TilesAtOnce(tiling, width, blocks * Layout.Block);
        (double input, double output) = Transform(tiling.Outputs);
        double transforms = tiling.Tiles * registers.VectorsPerBlock * (width / Layout.Block * input + blocks * output);
        double products = 0;
        foreach (Segment segment in Segment.Split(tiling.Tiles, atOnce))
        {
            ChannelConvolutionKernel product = ConvolutionGeometry.Product(segment.Tile, channels, blocks, width, 1, blocks * Layout.Block, false, StreamedWeights(tiling, channels, blocks * Layout.Block));
            products += segment.Count * tiling.Positions * ChannelTile.Cycles(product, registers, ChannelTile.Choose(product, registers));
        }

        return transforms + products + Traffic(tiling, width, blocks * Layout.Block, atOnce);
    }

    /// <summary>The floats of the transformed weights, where they do not stay in the second-level cache; 0 elsewhere.</summary>
    public static double StreamedWeights(WinogradTiling tiling, int channels, int outputWidth) =>
        CacheCost.Far((double)tiling.Positions * channels * outputWidth);

    /// <summary>Estimated cycles of the weight gradient for one sample of a micro-batch.</summary>
    public static double WeightGradientCycles(WinogradTiling tiling, int channels, int filters, RegisterFile registers)
    {
        const int Samples = 8;
        int inputWidth = Layout.RoundUp(channels), outputWidth = Layout.RoundUp(filters);
        int atOnce = TilesAtOnce(tiling, inputWidth, outputWidth);
        (double input, double output) = Transform(tiling.Outputs);
        double transforms = tiling.Tiles * registers.VectorsPerBlock * (inputWidth * input + outputWidth * output) / Layout.Block;
        double products = 0;
        foreach (Segment segment in Segment.Split(tiling.Tiles, atOnce))
        {
            ChannelConvolutionKernel product = ConvolutionGeometry.Product(channels, segment.Tile, outputWidth / Layout.Block, 1, inputWidth, outputWidth, true, 0);
            products += segment.Count * tiling.Positions * ChannelTile.Cycles(product, registers, ChannelTile.Choose(product, registers));
        }

        // The sums are read and written once a part, and cleared and transformed back once a micro-batch.
        double end = (double)channels * outputWidth / Layout.Block * registers.VectorsPerBlock * (output + tiling.Positions) / Samples;
        int parts = (tiling.Tiles + atOnce - 1) / atOnce;
        return transforms + products + Traffic(tiling, inputWidth, outputWidth, atOnce) + 2 * parts * Weights(tiling, inputWidth, outputWidth) + end;
    }

    /// <summary>
    /// The number of squares under way with the least traffic: many read the weights seldom, few leave the transformed values in the cache.
    /// </summary>
    public static int TilesAtOnce(WinogradTiling tiling, int inputWidth, int outputWidth)
    {
        int best = 1;
        double least = double.MaxValue;
        for (int parts = 1; parts <= tiling.Tiles; parts++)
        {
            int tiles = (tiling.Tiles + parts - 1) / parts;
            if (tiles < 8 && parts > 1)
                break;
            // Parts of unequal size need a second set of kernels: they must be worth it.
            double cost = Traffic(tiling, inputWidth, outputWidth, tiles) + parts * Weights(tiling, inputWidth, outputWidth);
            cost *= tiling.Tiles % tiles == 0 ? 1 : 1.1;
            if (cost < least)
                (best, least) = (tiles, cost);
        }

        return best;
    }

    /// <summary>Cycles that writing and reading the transformed values takes beyond the products.</summary>
    private static double Traffic(WinogradTiling tiling, int inputWidth, int outputWidth, int atOnce)
    {
        int parts = (tiling.Tiles + atOnce - 1) / atOnce;
        double values = (double)tiling.Positions * atOnce * (inputWidth + outputWidth);

        // What the product of one position walks again and again: two vectors of weights, all inputs, and its sums.
        double product = inputWidth * 32 + atOnce * (inputWidth + outputWidth);
        double passes = outputWidth / 32.0;
        return parts * values * (CacheCost.CyclesPerFloat(values) + passes * CacheCost.CyclesPerFloat(product));
    }

    /// <summary>Cycles for reading or writing an array of the size of the transformed weights once.</summary>
    private static double Weights(WinogradTiling tiling, int inputWidth, int outputWidth)
    {
        double weights = (double)tiling.Positions * inputWidth * outputWidth;
        return weights * CacheCost.CyclesPerFloat(weights);
    }
}
