namespace Unroll.Generator.Planning;

/// <summary>
/// The input gradient of a convolution by col2im: what each output pixel contributes to the inputs under its kernel, a matrix product over
/// the filters, is added to them where they lie. The inputs under a row of the kernel lie side by side (kernel column, channel), so that
/// vectors are full even for few channels, and nothing is multiplied by the zeros of a border or of a stride.
/// The neighbors of a column of pixels share sums in registers.
/// </summary>
/// <param name="Rows">Output rows.</param>
/// <param name="Columns">Output columns.</param>
/// <param name="Filters">Filters.</param>
/// <param name="RunLength">Floats under a row of the kernel: kernel columns x channels.</param>
/// <param name="Gradient">Strides of the output gradient.</param>
/// <param name="Target">The input's gradient, under the taps of an output.</param>
/// <param name="IsForward">Whether it computes a transposed convolution, of which Gradient is the input. Then nothing is added behind the
/// floats under a row of the kernel, not even a number that is not finite times the zeros that weights are filled up with.</param>
internal sealed record Col2ImKernel(
    int Rows, int Columns, int Filters, int RunLength, Strides Gradient, WindowedInput Target, bool IsForward = false)
    : Kernel, IScheduled<Col2ImSchedule>
{
    public Col2ImSchedule ScheduleFor(RegisterFile registers) => new(this, registers);

    /// <summary>Blocks of 16 floats under a row of the kernel.</summary>
    public int Blocks => Layout.RoundUp(RunLength) / Layout.Block;

    /// <summary>The vectors under a row of the kernel, in tiles; forward, the last one is a tile of its own where it is not full.</summary>
    /// <param name="registers">The vector registers.</param>
    /// <param name="tile">Vectors of a tile.</param>
    public IReadOnlyList<Segment> Vectors(RegisterFile registers, int tile)
    {
        if (!IsForward)
            return Segment.Split(Blocks * registers.VectorsPerBlock, tile);
        IReadOnlyList<Segment> whole = Segment.Split(RunLength / registers.Lanes, tile);
        return RunLength % registers.Lanes == 0 ? whole : [.. whole, new(RunLength / registers.Lanes, 1, 1)];
    }

    public override string Name => IsForward ? "Col2ImTransposedConvolution" : "Col2ImConvolutionInputGradient";

    public override string Summary => IsForward
        ? $"Adds what {Rows}x{Columns} pixels x {Filters} channels contribute to the outputs under them, "
            + $"{Target.TapRows} rows of {RunLength} floats each, packed weights [kernel row][block][channel][16]."
        : $"Adds the gradient of {Rows}x{Columns} pixels x {Filters} filters to the inputs under them, "
        + $"{Target.TapRows} rows of {RunLength} floats each, packed weights [kernel row][block][filter][16].";

    public override string[] Operands => [IsForward ? "input" : "outputGradient", "weights", "target"];
}
