using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="Col2ImKernel"/>.</summary>
internal sealed class Col2ImEmitter : TiledKernelEmitter<Col2ImKernel, Col2ImSchedule, Col2ImTile>
{
    protected override string Describe(Col2ImKernel kernel, Col2ImSchedule schedule)
    {
        Col2ImTile tile = schedule.Tile;
        return Invariant($"{tile.Rows} pixels of a column x {tile.Vectors} vectors, {tile.TargetRows(kernel) * tile.Vectors} sums.");
    }

    protected override IEnumerable<Col2ImTile> WriteWalk(
        Col2ImKernel kernel, Col2ImSchedule schedule, string method, Isa isa, CodeWriter code)
    {
        var pixel = new Segment(0, 1, kernel.Columns);
        Strides perOutput = kernel.Target.PerOutput;
        foreach (Segment row in schedule.Rows)
        foreach (Segment vector in schedule.Vectors)
        {
            int lanes = kernel.IsForward ? Math.Max(0, kernel.RunLength - vector.Start * isa.Lanes) : isa.Lanes;
            var tile = new Col2ImTile(row.Tile, vector.Tile, lanes < isa.Lanes ? lanes : 0);
            using (code.Loop("row", row.Count, declares: false))
            using (code.Loop("vector", vector.Count, declares: false))
            using (code.Loop("column", kernel.Columns, declares: false))
            {
                string gradient = Isa.Move(kernel.Operands[0], Place(row, pixel, kernel.Gradient.Row, kernel.Gradient.Pixel));
                string weights = Isa.Move("weights", Weights(kernel, vector, isa));
                string target = Isa.Move("target", Sum(
                    Place(row, pixel, perOutput.Row, perOutput.Pixel),
                    Term("vector", vector.Count, vector.Tile * isa.Lanes), CodeWriter.Number(vector.Start * isa.Lanes)));
                code.Line($"{TileName(method, tile)}(ref {gradient}, ref {weights}, ref {target});");
            }

            yield return tile;
        }
    }

    protected override void WriteTile(Col2ImKernel kernel, Col2ImTile tile, string method, Isa isa, CodeWriter code)
    {
        (int targetRow, int targetRows) = (kernel.Target.Strides.Row, tile.TargetRows(kernel));
        using (TileMethod(TileName(method, tile), References(kernel.Operands), code))
        {
            for (int row = 0; row < targetRows; row++)
                for (int vector = 0; vector < tile.Vectors; vector++)
                    code.Line($"var s{row}_{vector} = {isa.Load("target", row * targetRow + vector * isa.Lanes)};");
            code.Line($"{isa.Type} w;");
            using (code.Loop("filter", kernel.Filters))
            {
                for (int row = 0; row < tile.Rows; row++)
                    code.Line($"var g{row} = {isa.Broadcast(kernel.Operands[0], row * kernel.Gradient.Row)};");
                for (int tap = 0; tap < kernel.Target.TapRows; tap++)
                    for (int vector = 0; vector < tile.Vectors; vector++)
                        WriteTap(kernel, tile, tap, vector, isa, code);
                Advance(code, kernel.Operands[0], kernel.Gradient.Channel, kernel.Filters);
                Advance(code, "weights", Layout.Block, kernel.Filters);
            }

            // The lanes beyond the run have weights of zero, so what lies behind keeps its value.
            for (int row = 0; row < targetRows; row++)
                for (int vector = 0; vector < tile.Vectors; vector++)
                    WriteStore(tile, $"s{row}_{vector}", row * targetRow + vector * isa.Lanes, isa, code);
        }
    }

    private static void WriteStore(Col2ImTile tile, string sum, int offset, Isa isa, CodeWriter code) => code.Line(isa.Store(
        tile.Lanes == 0 ? sum : isa.Select(isa.Mask(tile.Lanes), sum, isa.Load("target", offset)), "target", offset));

    private static string TileName(string method, Col2ImTile tile) =>
        Invariant($"{method}_{tile.Rows}x{tile.Vectors}{(tile.Lanes == 0 ? "" : $"_{tile.Lanes}")}");

    /// <summary>Where the weights of a group of vectors begin. A group of parts of blocks has one round, or whole blocks in each.</summary>
    private static string Weights(Col2ImKernel kernel, Segment vector, Isa isa)
    {
        int parts = isa.Registers.VectorsPerBlock;
        int block = kernel.Filters * Layout.Block;
        string start = CodeWriter.Number(vector.Start / parts * block + vector.Start % parts * isa.Lanes);
        if (vector.Count == 1)
            return start;
        return vector.Tile % parts == 0
            ? Sum(Term("vector", vector.Count, vector.Tile / parts * block), start)
            : Invariant($"vector * {vector.Tile} / {parts} * {block} + vector * {vector.Tile} % {parts} * {isa.Lanes}");
    }

    private static void WriteTap(Col2ImKernel kernel, Col2ImTile tile, int tap, int vector, Isa isa, CodeWriter code)
    {
        (int parts, int block) = (isa.Registers.VectorsPerBlock, kernel.Filters * Layout.Block);
        int offset = tap * kernel.Blocks * block + vector / parts * block + vector % parts * isa.Lanes;
        code.Line($"w = {isa.Load("weights", offset)};");
        for (int row = 0; row < tile.Rows; row++)
        {
            string sum = Invariant($"s{row * kernel.Target.Window.StrideY + tap}_{vector}");
            code.Line($"{sum} = {isa.MultiplyAdd("w", "g" + row, sum)};");
        }
    }
}
