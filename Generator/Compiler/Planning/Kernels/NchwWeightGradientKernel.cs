
namespace Unroll.Generator.Planning;

/// <summary>
/// The gradient of a convolution's weights where input and output are planar: vectors run along the row, the sums of one
/// kernel row and some filters stay in registers over the pixels of a sample, whose values stay in the first-level cache meanwhile, and
/// the lanes of all sums are added at the end.
/// </summary>
/// <param name="Rows">Rows of the output gradient.</param>
/// <param name="Columns">Columns of the output gradient.</param>
/// <param name="Filters">Filters.</param>
/// <param name="Channels">Input channels.</param>
/// <param name="TapRows">Rows of the kernel.</param>
/// <param name="TapColumns">Columns of the kernel.</param>
/// <param name="InputRowStride">Floats from one input row to the next.</param>
/// <param name="InputPlaneStride">Floats from one input channel to the next.</param>
/// <param name="InputSampleStride">Floats in the input from one sample to the next.</param>
/// <param name="GradientRowStride">Floats from one row of the output gradient to the next.</param>
/// <param name="GradientPlaneStride">Floats from one channel of the output gradient to the next.</param>
/// <param name="GradientSampleStride">Floats in the output gradient from one sample to the next.</param>
internal sealed record NchwWeightGradientKernel(
    int Rows,
    int Columns,
    int Filters,
    int Channels,
    int TapRows,
    int TapColumns,
    int InputRowStride,
    int InputPlaneStride,
    int InputSampleStride,
    int GradientRowStride,
    int GradientPlaneStride,
    int GradientSampleStride) : Kernel
{
    public override string Name => "RowWeightGradient";

    public override string Summary =>
        $"Adds the gradient of {TapRows}x{TapColumns}x{Channels}x{Filters} weights over {Rows}x{Columns} planar pixels of each sample.";

    public override string[] Operands => ["input", "outputGradient", "scratch", "weightGradient"];

    public int Weights => TapRows * TapColumns * Channels * Filters;

    /// <summary>A vector for the sum of each weight, until its lanes are added at the end.</summary>
    public int ScratchLength => Weights * Layout.Block;

    public override Granularity Granularity => Granularity.MicroBatch;

    /// <summary>How many kernel columns and filters are summed at a time.</summary>
    public (int TapColumns, int Filters) Tile(RegisterFile registers)
    {
        (int TapColumns, int Filters) best = (1, 1);
        double least = double.MaxValue;
        for (int columns = 1; columns <= Math.Min(TapColumns, registers.Accumulators + 2); columns++)
        {
            for (int filters = 1; filters <= Filters; filters++)
            {
                int sums = columns * filters;
                if (sums + filters > registers.Accumulators + 2)
                    break;
                double cycles = 0;
                foreach (Segment column in Segment.Split(TapColumns, columns))
                    foreach (Segment filter in Segment.Split(Filters, filters))
                        cycles += column.Count * filter.Count * Math.Max(Math.Max(column.Tile * filter.Tile, registers.Latency), 2 * column.Tile + filter.Tile);
                if (cycles < least)
                    (best, least) = ((columns, filters), cycles);
            }
        }

        return best;
    }
}
