using Unroll.Generator.Planning;
using Unroll.Generator.Problems;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="DirectNhwcKernel"/>: a method that walks the tiles and one method for each shape of tile.</summary>
internal sealed class DirectNhwcEmitter : KernelEmitter<DirectNhwcKernel>
{
    protected override void Emit(DirectNhwcKernel kernel, string method, Isa isa, CodeWriter code)
    {
        DirectNhwcTile tile = DirectNhwcTile.Choose(kernel, isa.Registers);
        code.Comment(kernel.Summary);
        code.Comment(Invariant($"Register tile: {tile.Rows} rows x {tile.Columns} columns x {tile.Vectors} vectors = {tile.Accumulators} sums."));
        var lanes = LanePatterns.Of(kernel.Groups, kernel.Blocks, tile.Vectors, isa);
        var shapes = new List<DirectNhwcTile>();
        string blocks = kernel.ParallelSplit == ParallelSplit.Blocks ? ", int firstBlock, int endBlock" : "";
        using (code.Method($"internal static void {method}({Parameters(kernel)}{blocks})"))
        {
            int width = tile.Vectors * isa.Lanes;
            int parts = Math.Max(1, Layout.Block / width);
            int groupBlocks = tile.Blocks(isa.Registers);
            int groups = kernel.Blocks / groupBlocks;
            int rowTiles = Segment.Split(kernel.Rows, tile.Rows).Sum(row => row.Count);
            if (kernel.ParallelSplit == ParallelSplit.Rows)
                code.Share("Row", rowTiles);
            else if (kernel.ParallelSplit == ParallelSplit.Filters)
                code.Share("Group", groups);
            CodeWriter.Braces Filters(bool here) => !here ? default
                : kernel.ParallelSplit == ParallelSplit.Filters ? code.Block("for (int group = firstGroup; group < endGroup; group++)")
                : kernel.ParallelSplit == ParallelSplit.Blocks ? code.Block(Invariant($"for (int group = firstBlock / {groupBlocks}; group < endBlock / {groupBlocks}; group++)"))
                : code.Loop("group", groups, declares: false);
            CodeWriter.Braces Rows(Segment row) => kernel.ParallelSplit != ParallelSplit.Rows ? code.Loop("row", row.Count, declares: false)
                : row.Start == 0 ? code.Block(Invariant($"for (int row = firstRow; row < Math.Min(endRow, {row.Count}); row++)"))
                : code.Block(Invariant($"if (endRow == {rowTiles})"));
            CodeWriter.Braces Parts(bool here) => here ? code.Loop("part", parts, declares: false) : default;
            using (Filters(!kernel.VisitsPixelsOnce))
            using (Parts(!kernel.VisitsPixelsOnce))
            {
                foreach (Segment row in Segment.Split(kernel.Rows, tile.Rows))
                foreach (Segment column in Segment.Split(kernel.Columns, tile.Columns))
                {
                    using (Rows(row))
                    using (code.Loop("column", column.Count, declares: false))
                    using (Filters(kernel.VisitsPixelsOnce))
                    using (Parts(kernel.VisitsPixelsOnce))
                    {
                        var shape = new DirectNhwcTile(row.Tile, column.Tile, tile.Vectors);
                        if (!shapes.Contains(shape))
                            shapes.Add(shape);
                        string part = Term("part", parts, width);
                        string lane = Sum(Term("group", groups, Layout.Block * groupBlocks), part);
                        lanes.WriteChoice(lane, code, pattern => WriteCall(
                            kernel, TileName(method, shape, pattern), row, column,
                            lanes.Input(lane, kernel.Channels * kernel.ChannelStride), Sum(Term("group", groups, kernel.BlockWeights * groupBlocks), part), lane, code));
                    }
                }
            }
        }

        foreach (DirectNhwcTile shape in shapes)
            for (int pattern = 0; pattern < lanes.Count; pattern++)
                WriteTile(kernel, shape, lanes[pattern], TileName(method, shape, lanes.Count == 1 ? null : pattern), isa, code);
    }

    private static void WriteCall(DirectNhwcKernel kernel, string tile, Segment row, Segment column, string channel, string weights, string lane, CodeWriter code)
    {
        var arguments = new List<string>
        {
            Isa.Move("input", Sum(channel, Place(row, column, kernel.InputRowStride, kernel.InputColumnStride))),
            Isa.Move("weights", weights),
        };
        if (kernel.Bias)
            arguments.Add(Isa.Move("bias", lane));
        if (kernel.Residual is { } residual)
            arguments.Add(Isa.Move("residual", Sum(lane, Place(row, column, residual.Row, residual.Pixel))));
        if (kernel.Pooling != Pooling.Only)
            arguments.Add(Isa.Move("output", Sum(lane, Place(row, column, kernel.OutputRowStride, kernel.OutputColumnStride))));
        if (kernel.Pooling != Pooling.None)
            arguments.Add(Isa.Move("pooled", Sum(lane, Place(Halve(row), Halve(column), kernel.PooledRowStride, kernel.PooledColumnStride))));
        code.Line($"{tile}({string.Join(", ", arguments.Select(argument => "ref " + argument))});");
    }

    private static Segment Halve(Segment segment) => new(segment.Start / 2, segment.Tile / 2, segment.Count);

    private static string TileName(string method, DirectNhwcTile tile, int? pattern) =>
        Invariant($"{method}_{tile.Rows}x{tile.Columns}x{tile.Vectors}{(pattern is null ? "" : $"_{pattern}")}");

    private static void WriteTile(DirectNhwcKernel kernel, DirectNhwcTile tile, LaneGroups? pattern, string name, Isa isa, CodeWriter code)
    {
        code.Line();
        code.Line(Leaf);
        using (code.Method($"private static void {name}({string.Join(", ", kernel.Operands.Select(operand => "ref float " + operand))})"))
            DirectNhwcTileWriter.Write(kernel, tile, pattern, isa, code);
    }
}
