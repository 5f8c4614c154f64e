using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>
/// Writes a tile of <see cref="NchwWeightGradientKernel"/>: some taps of a row and some filters, over the pixels of a sample.
/// </summary>
internal sealed class NchwWeightGradientTileWriter(
    NchwWeightGradientKernel kernel, NchwWeightGradientTileSchedule tile, Isa isa, CodeWriter code)
{
    private readonly (int Column, int Filter)[] entries =
        [.. from column in Enumerable.Range(0, tile.TapColumns) from filter in Enumerable.Range(0, tile.Filters) select (column, filter)];

    /// <summary>Writes the body.</summary>
    public void Write()
    {
        LongSums sums = tile.Sums;
        string[] registers = [.. entries.Select(Register)];
        foreach ((int Column, int Filter) entry in entries)
            code.Line($"var {Register(entry)} = {(sums.IsLong ? isa.Zero : isa.Load("sums", Place(entry)))};");
        if (sums.IsLong)
            foreach (string register in registers)
                WideSum.Declare(WideSum.Of(register), code);
        code.Declare(isa.Type, Enumerable.Range(0, tile.Filters).Select(filter => Invariant($"g{filter}")).Append("x"));
        foreach (Segment band in Segment.Split(kernel.Rows, sums.RowsAtOnce))
        {
            using (code.Loop("band", band.Count, declares: false))
            {
                using (code.Loop("row", band.Tile))
                    foreach (Segment segment in Segment.Split(tile.Vectors, tile.VectorsAtOnce))
                        foreach (Segment part in Segment.Split(segment.Count, sums.RoundsAtOnce(segment.Count, segment.Tile)))
                            WriteVectors(band, segment, part, registers);
                if (sums.EndsBehindRows)
                    WideSum.Move(registers, isa, code);
            }
        }

        foreach ((int Column, int Filter) entry in entries)
        {
            string sum = Register(entry);
            if (sums.IsLong)
                sum = $"({isa.Load("sums", Place(entry))} + {WideSum.Rounded(WideSum.Of(sum))})";
            code.Line(isa.Store(sum, "sums", Place(entry)));
        }
    }

    private void WriteVectors(Segment band, Segment segment, Segment part, IEnumerable<string> registers)
    {
        using CodeWriter.Braces parts = code.Loop("part", part.Count, declares: false);
        using (code.Loop("vector", part.Tile))
        {
            code.Line($"ref float xs = ref {Isa.Move("input", At(kernel.Input.Strides.Row))};");
            code.Line($"ref float gs = ref {Isa.Move("outputGradient", At(kernel.Gradient.Row))};");
            for (int vector = 0; vector < segment.Tile; vector++)
                WriteVector(vector);
        }

        if (tile.Sums.EndsWithinRows)
            WideSum.Move(registers, isa, code);

        string At(int rowStride) => Sum(
            Term("band", band.Count, band.Tile * rowStride), Term("row", band.Tile, rowStride), CodeWriter.Number(band.Start * rowStride),
            Term("part", part.Count, part.Tile * segment.Tile * isa.Lanes), Term("vector", part.Tile, segment.Tile * isa.Lanes),
            CodeWriter.Number((segment.Start + part.Start * segment.Tile) * isa.Lanes));
    }

    private void WriteVector(int vector)
    {
        // The gradient is zero beyond the last column, so whatever the input holds there does not count.
        for (int filter = 0; filter < tile.Filters; filter++)
            code.Line($"g{filter} = {isa.Load("gs", filter * kernel.Gradient.Channel + vector * isa.Lanes)};");
        for (int column = 0; column < tile.TapColumns; column++)
        {
            code.Line($"x = {isa.Load("xs", column + vector * isa.Lanes)};");
            for (int filter = 0; filter < tile.Filters; filter++)
                code.Line($"{Register((column, filter))} = {isa.MultiplyAdd("x", "g" + filter, Register((column, filter)))};");
        }
    }

    /// <summary>The place of a sum among those of its row of the kernel, in the order of the weights.</summary>
    private int Place((int Column, int Filter) entry) => (entry.Column * kernel.Channels * kernel.Filters + entry.Filter) * isa.Lanes;

    private static string Register((int Column, int Filter) entry) => Invariant($"s{entry.Column}_{entry.Filter}");
}
