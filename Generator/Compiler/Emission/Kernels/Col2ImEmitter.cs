using Unroll.Generator.Planning;
using Unroll.Generator.Problems;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="Col2ImKernel"/>: a method that walks the pixels and one method for each shape of tile.</summary>
internal sealed class Col2ImEmitter : KernelEmitter<Col2ImKernel>
{
    protected override void Emit(Col2ImKernel kernel, string method, Isa isa, CodeWriter code)
    {
        Col2ImTile tile = Col2ImTile.Choose(kernel, isa.Registers);
        code.Comment(kernel.Summary);
        code.Comment(Invariant($"Register tile: {tile.Rows} pixels of a column x {tile.Vectors} vectors, {tile.TargetRows(kernel) * tile.Vectors} sums."));
        var shapes = new List<Col2ImTile>();
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            foreach (Segment row in Segment.Split(kernel.Rows, tile.Rows))
            foreach (Segment vector in Segment.Split(kernel.Blocks * isa.Registers.VectorsPerBlock, tile.Vectors))
            {
                var shape = new Col2ImTile(row.Tile, vector.Tile);
                if (!shapes.Contains(shape))
                    shapes.Add(shape);
                using (code.Loop("row", row.Count, declares: false))
                using (code.Loop("vector", vector.Count, declares: false))
                using (code.Loop("column", kernel.Columns, declares: false))
                {
                    var pixel = new Segment(0, 1, kernel.Columns);
                    string gradient = Place(row, pixel, kernel.GradientRowStride, kernel.GradientColumnStride);
                    string target = Sum(
                        Place(row, pixel, kernel.StrideY * kernel.TargetRowStride, kernel.TargetColumnStride),
                        Term("vector", vector.Count, vector.Tile * isa.Lanes), CodeWriter.Number(vector.Start * isa.Lanes));
                    code.Line($"{Name(method, shape)}(ref {Isa.Move("outputGradient", gradient)}, ref {Isa.Move("weights", Weights(kernel, vector, isa))}, ref {Isa.Move("target", target)});");
                }
            }
        }

        foreach (Col2ImTile shape in shapes)
            WriteTile(kernel, shape, Name(method, shape), isa, code);
    }

    private static string Name(string method, Col2ImTile tile) => Invariant($"{method}_{tile.Rows}x{tile.Vectors}");

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

    private static void WriteTile(Col2ImKernel kernel, Col2ImTile tile, string name, Isa isa, CodeWriter code)
    {
        int parts = isa.Registers.VectorsPerBlock;
        int rowWeights = kernel.Blocks * kernel.Filters * Layout.Block;
        code.Line();
        code.Line(Leaf);
        using (code.Method($"private static void {name}(ref float outputGradient, ref float weights, ref float target)"))
        {
            for (int row = 0; row < tile.TargetRows(kernel); row++)
                for (int vector = 0; vector < tile.Vectors; vector++)
                    code.Line($"var s{row}_{vector} = {isa.Load("target", row * kernel.TargetRowStride + vector * isa.Lanes)};");
            code.Line($"{isa.Type} w;");
            using (code.Loop("filter", kernel.Filters))
            {
                for (int row = 0; row < tile.Rows; row++)
                    code.Line($"var g{row} = {isa.Broadcast("outputGradient", row * kernel.GradientRowStride)};");
                for (int tap = 0; tap < kernel.TapRows; tap++)
                {
                    for (int vector = 0; vector < tile.Vectors; vector++)
                    {
                        int offset = tap * rowWeights + vector / parts * kernel.Filters * Layout.Block + vector % parts * isa.Lanes;
                        code.Line($"w = {isa.Load("weights", offset)};");
                        for (int row = 0; row < tile.Rows; row++)
                        {
                            string sum = Invariant($"s{row * kernel.StrideY + tap}_{vector}");
                            code.Line($"{sum} = {isa.MultiplyAdd("w", "g" + row, sum)};");
                        }
                    }
                }

                Advance(code, "outputGradient", kernel.GradientChannelStride, kernel.Filters);
                Advance(code, "weights", Layout.Block, kernel.Filters);
            }

            // The lanes beyond the run have weights of zero, so what lies behind keeps its value.
            for (int row = 0; row < tile.TargetRows(kernel); row++)
                for (int vector = 0; vector < tile.Vectors; vector++)
                    code.Line(isa.Store($"s{row}_{vector}", "target", row * kernel.TargetRowStride + vector * isa.Lanes));
        }
    }
}
