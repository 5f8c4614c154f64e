using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes the loops around the tiles of <see cref="DirectNhwcKernel"/>.</summary>
internal sealed class DirectNhwcWalk(DirectNhwcKernel kernel, DirectNhwcSchedule schedule, string method, Isa isa, CodeWriter code)
{
    public static string Describe(DirectNhwcTile tile) =>
        Invariant($"{tile.Rows} rows x {tile.Columns} columns x {tile.Vectors} vectors = {tile.Accumulators} sums, ")
        + "s0 on by row, column and vector.";

    public static string TileName(string method, DirectNhwcTile tile, int? pattern) =>
        Invariant($"{method}_{tile.Rows}x{tile.Columns}x{tile.Vectors}{(pattern is null ? "" : $"_{pattern}")}");

    /// <summary>Writes them.</summary>
    /// <returns>The tiles.</returns>
    public IEnumerable<DirectNhwcTileSchedule> Write()
    {
        if (kernel.ParallelSplit == ParallelSplit.Rows)
            code.Share("Row", schedule.Rows.Sum(row => row.Count));
        else if (kernel.ParallelSplit == ParallelSplit.Filters)
            code.Share("Group", schedule.Groups);
        using (kernel.VisitsPixelsOnce ? default : Filters())
        using (kernel.VisitsPixelsOnce ? default : Parts())
        {
            foreach (Segment row in schedule.Rows)
            foreach (Segment column in schedule.Columns)
            {
                DirectNhwcTileSchedule tile = schedule.Of(row, column);
                using (Rows(row))
                using (code.Loop("column", column.Count, declares: false))
                using (kernel.VisitsPixelsOnce ? Filters() : default)
                using (kernel.VisitsPixelsOnce ? Parts() : default)
                    WriteCalls(tile, row, column);
                yield return tile;
            }
        }
    }

    private CodeWriter.Braces Filters() => kernel.ParallelSplit switch
    {
        ParallelSplit.Filters => code.Block("for (int group = firstGroup; group < endGroup; group++)"),
        ParallelSplit.Blocks => code.Block(Invariant(
            $"for (int group = firstBlock / {schedule.BlocksAtOnce}; group < endBlock / {schedule.BlocksAtOnce}; group++)")),
        _ => code.Loop("group", schedule.Groups, declares: false),
    };

    private CodeWriter.Braces Parts() => code.Loop("part", schedule.Parts, declares: false);

    private CodeWriter.Braces Rows(Segment row) => kernel.ParallelSplit == ParallelSplit.Rows
        ? code.ShareLoop("Row", row, schedule.Rows.Sum(rows => rows.Count))
        : code.Loop("row", row.Count, declares: false);

    private void WriteCalls(DirectNhwcTileSchedule tile, Segment row, Segment column)
    {
        string part = Term("part", schedule.Parts, schedule.Filters);
        string lane = Sum(Term("group", schedule.Groups, Layout.Block * schedule.BlocksAtOnce), part);
        string weights = Sum(Term("group", schedule.Groups, kernel.BlockWeights * schedule.BlocksAtOnce), part);
        Strides input = kernel.Input.PerOutput;
        var lanes = LanePatterns.Of(kernel.Groups, kernel.Blocks, tile.Tile.Vectors, isa);
        lanes.WriteChoice(lane, code, pattern =>
        {
            IEnumerable<string> arguments =
            [
                .. kernel.Runs.Count == 0
                    ? [Isa.Move("input", Sum(lanes.Input(lane, kernel.Channels * input.Channel), Pixel(input)))]
                    : kernel.Inputs.Zip(kernel.Runs, (operand, run) => Isa.Move(operand, Pixel(run.Strides))),
                Isa.Move("weights", weights),
                .. kernel.Epilogue.Places.Select(Argument),
            ];
            code.Line($"{TileName(method, tile.Tile, pattern)}({string.Join(", ", arguments.Select(argument => "ref " + argument))});");
        });

        string Pixel(Strides strides) => Place(row, column, strides.Row, strides.Pixel);

        string Argument((string Operand, Strides Strides) place) => Isa.Move(place.Operand, Sum(lane, place.Operand == "pooled"
            ? Place(Halve(row), Halve(column), place.Strides.Row, place.Strides.Pixel)
            : Place(row, column, place.Strides.Row, place.Strides.Pixel)));
    }
}
