using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="DirectNchwKernel"/>.</summary>
internal sealed class DirectNchwEmitter : TiledKernelEmitter<DirectNchwKernel, DirectNchwSchedule, DirectNchwTileSchedule>
{
    protected override string Describe(DirectNchwKernel kernel, DirectNchwSchedule schedule)
    {
        DirectNchwTile tile = schedule.Tile;
        return Invariant($"{tile.Rows} rows x {tile.Vectors} vectors x {tile.Filters} filters = {tile.Accumulators} sums, ")
            + "s0 on by filter, row and vector.";
    }

    protected override IEnumerable<DirectNchwTileSchedule> WriteWalk(
        DirectNchwKernel kernel, DirectNchwSchedule schedule, string method, Isa isa, CodeWriter code)
    {
        foreach (Segment filter in schedule.Filters)
        foreach (Segment row in schedule.Rows)
        foreach (Segment vector in schedule.Vectors)
        {
            DirectNchwTileSchedule tile = schedule.Of(filter, row, vector);
            using (code.Loop("filter", filter.Count, declares: false))
            using (code.Loop("row", row.Count, declares: false))
            using (code.Loop("column", vector.Count, declares: false))
                WriteCall(
                    kernel, TileName(method, tile), filter, row,
                    new(vector.Start * isa.Lanes, vector.Tile * isa.Lanes, vector.Count), code);
            yield return tile;
        }
    }

    protected override void WriteTile(DirectNchwKernel kernel, DirectNchwTileSchedule tile, string method, Isa isa, CodeWriter code)
    {
        using (TileMethod(TileName(method, tile), References(kernel.Operands), code))
            new DirectNchwTileWriter(kernel, tile, isa, code).Write();
    }

    private static void WriteCall(DirectNchwKernel kernel, string tile, Segment filter, Segment row, Segment column, CodeWriter code)
    {
        IEnumerable<string> arguments =
        [
            Isa.Move("input", Place(row, column, kernel.Input.Strides.Row, 1)),
            Isa.Move("weights", Filter(kernel.Channels * kernel.Input.Taps)),
            .. kernel.Epilogue.Places.Select(Argument),
        ];
        code.Line($"{tile}({string.Join(", ", arguments.Select(argument => "ref " + argument))});");

        string Filter(int step) => Sum(Term("filter", filter.Count, filter.Tile * step), CodeWriter.Number(filter.Start * step));

        string Argument((string Operand, Strides Strides) place) => Isa.Move(place.Operand,
            Sum(Filter(place.Strides.Channel), place.Operand == "pooled"
            ? Place(Halve(row), Halve(column), place.Strides.Row, place.Strides.Pixel)
            : Place(row, column, place.Strides.Row, place.Strides.Pixel)));
    }

    private static string TileName(string method, DirectNchwTileSchedule tile) =>
        Invariant($"{method}_{tile.Tile.Rows}x{tile.Columns}x{tile.Tile.Filters}");
}
