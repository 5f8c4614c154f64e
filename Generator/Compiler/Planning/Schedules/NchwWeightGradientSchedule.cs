namespace Unroll.Generator.Planning;

/// <summary>How a weight gradient with vectors along the row goes over the weights.</summary>
internal sealed record NchwWeightGradientSchedule
{
    private readonly NchwWeightGradientKernel kernel;

    /// <summary>Decides it.</summary>
    /// <param name="kernel">The weight gradient.</param>
    /// <param name="registers">The vector registers.</param>
    public NchwWeightGradientSchedule(NchwWeightGradientKernel kernel, RegisterFile registers)
    {
        this.kernel = kernel;
        Tile = NchwWeightGradientTile.Choose(kernel, registers);
        Vectors = (kernel.Columns + registers.Lanes - 1) / registers.Lanes;
    }

    /// <summary>The register tile.</summary>
    public NchwWeightGradientTile Tile { get; }

    /// <summary>Vectors of a row.</summary>
    public int Vectors { get; }

    /// <summary>How the tiles of these columns of taps and filters compute.</summary>
    public NchwWeightGradientTileSchedule Of(Segment column, Segment filter) => new(
        column.Tile,
        filter.Tile,
        MethodBudget.Unroll(Vectors, column.Tile * filter.Tile),
        LongSums.Over(kernel.Rows, kernel.Columns, Vectors));
}
