namespace Unroll.Generator.Planning;

/// <summary>How a register tile of a direct convolution with vectors of filters computes its sums.</summary>
/// <param name="Tile">The tile.</param>
/// <param name="Loop">The taps that are one piece of straight-line code, as the budget of a method allows.</param>
/// <param name="ChannelsAtOnce">Channels in one piece, where all taps of a channel are.</param>
/// <param name="SharesInputs">Whether the weights of a kernel row wait in registers, and each input is read once for all the outputs that
/// it serves.</param>
/// <param name="Prefetch">Whether weights are asked for ahead.</param>
/// <param name="PrefetchesOutput">Whether the lines are asked for that the next tile along the row will write.</param>
internal sealed record DirectNhwcTileSchedule(
    DirectNhwcTile Tile, TapLoop Loop, int ChannelsAtOnce, bool SharesInputs, WeightPrefetch Prefetch, bool PrefetchesOutput)
{
    /// <summary>Floats between the weights that are read and those that are asked for: some hundred cycles of work.</summary>
    public const int PrefetchDistance = 64 * Layout.Block;

    public static DirectNhwcTileSchedule Of(DirectNhwcKernel kernel, DirectNhwcTile tile, RegisterFile registers)
    {
        int perTap = tile.Work(kernel, registers);
        bool isWhole = MethodBudget.HoldsWholeKernel(registers, kernel.Input.TapRows, kernel.Input.TapColumns, tile.Rows, perTap);
        TapLoop loop = isWhole ? TapLoop.WholeKernel
            : kernel.Input.TapColumns * perTap <= registers.MultiplyAdds ? TapLoop.KernelRow
            : TapLoop.SingleTap;
        int channels = MethodBudget.Unroll(kernel.Channels, kernel.Input.Taps * perTap);

        // Weights that one tile alone reads come from memory; the tiles of a row or column read them again from a near cache.
        bool readOnce = tile.Rows == kernel.Rows && tile.Columns == kernel.Columns && tile.Vectors * registers.Lanes >= Layout.Block;
        return new(
            tile,
            loop,
            loop == TapLoop.WholeKernel && kernel.Channels % channels == 0 ? channels : 1,
            tile.SharesInputs(kernel, registers),
            kernel.StreamedWeights == 0 ? WeightPrefetch.None : readOnce ? WeightPrefetch.Stream : WeightPrefetch.Read,
            kernel.VisitsPixelsOnce && kernel.Epilogue.StoresSums);
    }
}
