using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="DepthwiseKernel"/>.</summary>
internal sealed class DepthwiseEmitter : TiledKernelEmitter<DepthwiseKernel, DepthwiseSchedule, (DepthwiseTile Tile, int Count)>
{
    protected override string Describe(DepthwiseKernel kernel, DepthwiseSchedule schedule) =>
        Invariant($"{schedule.Tile.Rows} rows x {schedule.Tile.Columns} pixels")
        + (schedule.Tile.HoldsWeights ? ", the weights in registers." : ".");

    protected override IEnumerable<(DepthwiseTile Tile, int Count)> WriteWalk(
        DepthwiseKernel kernel, DepthwiseSchedule schedule, string method, Isa isa, CodeWriter code)
    {
        int rows = schedule.Rows.Sum(row => row.Count);
        if (kernel.IsParallel)
            code.Share("Row", rows);
        foreach (Segment row in schedule.Rows)
        {
            using (kernel.IsParallel ? code.ShareLoop("Row", row, rows) : code.Loop("row", row.Count))
            using (code.Loop("vector", schedule.Vectors))
            {
                foreach (Segment column in schedule.Columns)
                {
                    DepthwiseTile tile = schedule.Of(row, column);
                    string[] operands =
                    [
                        Moved("input", kernel.Input.PerOutput), Moved("weights", default),
                        .. kernel.Epilogue.Places.Select(place => Moved(place.Operand, place.Strides)),
                    ];
                    code.Line($"{TileName(method, tile, column.Count)}({string.Join(", ", operands)});");
                    yield return (tile, column.Count);

                    string Moved(string operand, Strides strides) => "ref " + Isa.Move(operand, Sum(
                        Term("vector", schedule.Vectors, isa.Lanes),
                        Place(row, new(column.Start, 1, 1), strides.Row, strides.Pixel)));
                }
            }
        }
    }

    protected override void WriteTile(
        DepthwiseKernel kernel, (DepthwiseTile Tile, int Count) tiles, string method, Isa isa, CodeWriter code)
    {
        using (TileMethod(TileName(method, tiles.Tile, tiles.Count), References(kernel.Operands), code))
            new DepthwiseTileWriter(kernel, tiles.Tile, isa, code).Write(tiles.Count);
    }

    private static string TileName(string method, DepthwiseTile tile, int count) =>
        Invariant($"{method}_{tile.Rows}x{tile.Columns}") + (count > 1 ? Invariant($"_{count}") : "");
}
