using Unroll.Generator.Planning;
using Unroll.Generator.Problems;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="DirectNchwKernel"/>: a method that walks the tiles and one method for each shape of tile.</summary>
internal sealed class DirectNchwEmitter : KernelEmitter<DirectNchwKernel>
{
    protected override void Emit(DirectNchwKernel kernel, string method, Isa isa, CodeWriter code)
    {
        DirectNchwTile tile = DirectNchwTile.Choose(kernel, isa.Registers);
        code.Comment(kernel.Summary);
        code.Comment(Invariant($"Register tile: {tile.Rows} rows x {tile.Vectors} vectors x {tile.Filters} filters = {tile.Accumulators} sums."));
        var shapes = new List<(DirectNchwTile Tile, int Valid)>();
        using (code.Method($"internal static void {method}({Parameters(kernel)})"))
        {
            foreach (Segment filter in Segment.Split(kernel.Filters, tile.Filters))
            foreach (Segment row in Segment.Split(kernel.Rows, tile.Rows))
            foreach (Segment vector in VectorSegments(kernel, tile, isa))
            {
                var shape = new DirectNchwTile(row.Tile, vector.Tile, filter.Tile);
                int valid = Math.Min(kernel.Columns - vector.Start * isa.Lanes, vector.Tile * isa.Lanes);
                if (!shapes.Contains((shape, valid)))
                    shapes.Add((shape, valid));
                using (code.Loop("filter", filter.Count, declares: false))
                using (code.Loop("row", row.Count, declares: false))
                using (code.Loop("column", vector.Count, declares: false))
                    WriteCall(kernel, TileName(method, shape, valid), filter, row, new(vector.Start * isa.Lanes, vector.Tile * isa.Lanes, vector.Count), code);
            }
        }

        foreach ((DirectNchwTile shape, int valid) in shapes)
            WriteTile(kernel, shape, valid, TileName(method, shape, valid), isa, code);
    }

    /// <summary>The vectors of a row; the last tile stands alone where its end must be masked.</summary>
    private static IEnumerable<Segment> VectorSegments(DirectNchwKernel kernel, DirectNchwTile tile, Isa isa)
    {
        foreach (Segment segment in Segment.Split(DirectNchwTile.RowVectors(kernel, isa.Registers), tile.Vectors))
        {
            bool masked = kernel.Columns < (segment.Start + segment.Tile * segment.Count) * isa.Lanes;
            if (masked && segment.Count > 1)
            {
                yield return segment with { Count = segment.Count - 1 };
                yield return new(segment.Start + segment.Tile * (segment.Count - 1), segment.Tile, 1);
            }
            else
            {
                yield return segment;
            }
        }
    }

    private static void WriteCall(DirectNchwKernel kernel, string tile, Segment filter, Segment row, Segment column, CodeWriter code)
    {
        string Filter(int step) => Sum(Term("filter", filter.Count, filter.Tile * step), CodeWriter.Number(filter.Start * step));
        var arguments = new List<string>
        {
            Isa.Move("input", Place(row, column, kernel.InputRowStride, 1)),
            Isa.Move("weights", Filter(kernel.Channels * kernel.Taps)),
        };
        if (kernel.Bias)
            arguments.Add(Isa.Move("bias", Filter(1)));
        if (kernel.Pooling != Pooling.Only)
            arguments.Add(Isa.Move("output", Sum(Filter(kernel.OutputPlaneStride), Place(row, column, kernel.OutputRowStride, 1))));
        if (kernel.Pooling != Pooling.None)
        {
            var pooledRow = new Segment(row.Start / 2, row.Tile / 2, row.Count);
            var pooledColumn = new Segment(column.Start / 2, column.Tile / 2, column.Count);
            arguments.Add(Isa.Move("pooled", Sum(Filter(kernel.PooledPlaneStride), Place(pooledRow, pooledColumn, kernel.PooledRowStride, 1))));
        }

        code.Line($"{tile}({string.Join(", ", arguments.Select(argument => "ref " + argument))});");
    }

    private static string TileName(string method, DirectNchwTile tile, int valid) => Invariant($"{method}_{tile.Rows}x{valid}x{tile.Filters}");

    private static void WriteTile(DirectNchwKernel kernel, DirectNchwTile tile, int valid, string name, Isa isa, CodeWriter code)
    {
        code.Line();
        code.Line(Leaf);
        using (code.Method($"private static void {name}({string.Join(", ", kernel.Operands.Select(operand => "ref float " + operand))})"))
        {
            foreach ((int row, int vector, int filter) in Places(tile))
                code.Line($"var {Register(tile, row, vector, filter)} = {(kernel.Bias ? isa.Broadcast("bias", filter) : isa.Zero)};");
            code.Declare(isa.Type, Enumerable.Range(0, tile.Rows * tile.Vectors).Select(input => Input(tile, 0, input)).Append("w"));
            using (code.Loop("channel", kernel.Channels))
            {
                if (MethodBudget.HoldsWholeKernel(isa.Registers, kernel.TapRows, kernel.TapColumns, tile.Rows, tile.Accumulators))
                    WriteWholeKernel(kernel, tile, isa, code);
                else
                    WriteKernelRows(kernel, tile, isa, code);
                Advance(code, "input", kernel.InputPlaneStride, kernel.Channels);
                Advance(code, "weights", kernel.Taps, kernel.Channels);
            }

            WriteEnd(kernel, tile, valid, isa, code);
        }
    }

    /// <summary>All taps in straight-line code.</summary>
    private static void WriteWholeKernel(DirectNchwKernel kernel, DirectNchwTile tile, Isa isa, CodeWriter code)
    {
        for (int tapRow = 0; tapRow < kernel.TapRows; tapRow++)
            for (int tapColumn = 0; tapColumn < kernel.TapColumns; tapColumn++)
                WriteTap(kernel, tile, "input", tapRow * kernel.InputRowStride + tapColumn, "weights", tapRow * kernel.TapColumns + tapColumn, isa, code);
    }

    /// <summary>One row of taps in straight-line code, or parts of one, in a loop over the rows.</summary>
    private static void WriteKernelRows(DirectNchwKernel kernel, DirectNchwTile tile, Isa isa, CodeWriter code)
    {
        code.Line("ref float line = ref input;");
        code.Line("ref float taps = ref weights;");
        int taps = DirectNchwTile.TapsAtOnce(kernel, isa.Registers);
        using (code.Loop("tapRow", kernel.TapRows))
        {
            foreach (Segment segment in Segment.Split(kernel.TapColumns, taps))
                WriteTaps(kernel, tile, segment, isa, code);
            Advance(code, "line", kernel.InputRowStride, kernel.TapRows);
            Advance(code, "taps", kernel.TapColumns, kernel.TapRows);
        }
    }

    /// <summary>Some taps in straight-line code, in a loop where there are more of them.</summary>
    private static void WriteTaps(DirectNchwKernel kernel, DirectNchwTile tile, Segment taps, Isa isa, CodeWriter code)
    {
        if (taps.Count == 1)
        {
            for (int tap = 0; tap < taps.Tile; tap++)
                WriteTap(kernel, tile, "line", taps.Start + tap, "taps", taps.Start + tap, isa, code);
            return;
        }

        using (code.Loop("part", taps.Count))
        {
            code.Line($"ref float some = ref {Isa.Move("line", Term("part", taps.Count, taps.Tile))};");
            code.Line($"ref float few = ref {Isa.Move("taps", Term("part", taps.Count, taps.Tile))};");
            for (int tap = 0; tap < taps.Tile; tap++)
                WriteTap(kernel, tile, "some", tap, "few", tap, isa, code);
        }
    }

    /// <summary>The inputs of all rows are loaded once for all filters, each weight once for all rows.</summary>
    private static void WriteTap(DirectNchwKernel kernel, DirectNchwTile tile, string source, int offset, string weights, int tap, Isa isa, CodeWriter code)
    {
        for (int row = 0; row < tile.Rows; row++)
            for (int vector = 0; vector < tile.Vectors; vector++)
                code.Line($"{Input(tile, row, vector)} = {isa.Load(source, offset + row * kernel.InputRowStride + vector * isa.Lanes)};");
        for (int filter = 0; filter < tile.Filters; filter++)
        {
            code.Line($"w = {isa.Broadcast(weights, filter * kernel.Channels * kernel.Taps + tap)};");
            for (int row = 0; row < tile.Rows; row++)
                for (int vector = 0; vector < tile.Vectors; vector++)
                    code.Line($"{Register(tile, row, vector, filter)} = {isa.MultiplyAdd(Input(tile, row, vector), "w", Register(tile, row, vector, filter))};");
        }
    }

    private static void WriteEnd(DirectNchwKernel kernel, DirectNchwTile tile, int valid, Isa isa, CodeWriter code)
    {
        if (kernel.Pooling != Pooling.Only)
        {
            foreach ((int row, int vector, int filter) in Places(tile))
            {
                string sum = Register(tile, row, vector, filter);
                if (kernel.Activation is { } activation)
                    code.Line($"{sum} = {ActivationCode.Of(activation).Value(isa, activation, sum)};");
                int lanes = valid - vector * isa.Lanes;
                string stored = lanes >= isa.Lanes ? sum : isa.And(sum, isa.Mask(lanes));
                code.Line(isa.Store(stored, "output", row * kernel.OutputRowStride + vector * isa.Lanes + filter * kernel.OutputPlaneStride));
            }
        }

        if (kernel.Pooling == Pooling.None)
            return;
        for (int filter = 0; filter < tile.Filters; filter++)
        {
            for (int row = 0; row < tile.Rows; row += 2)
            {
                for (int vector = 0; vector < tile.Vectors; vector += 2)
                {
                    code.Line($"w = {isa.Largest(Register(tile, row, vector, filter), Register(tile, row + 1, vector, filter))};");
                    string second = isa.Zero;
                    if (vector + 1 < tile.Vectors)
                    {
                        code.Line($"{Input(tile, 0, 0)} = {isa.Largest(Register(tile, row, vector + 1, filter), Register(tile, row + 1, vector + 1, filter))};");
                        second = Input(tile, 0, 0);
                    }

                    string largest = "w";
                    code.Line($"w = {isa.Largest($"Lanes.Even(w, {second})", $"Lanes.Odd(w, {second})")};");
                    if (kernel.Pooling == Pooling.Only && kernel.Activation is { } activation)
                        largest = ActivationCode.Of(activation).Value(isa, activation, largest);
                    int lanes = (valid - vector * isa.Lanes) / 2;
                    if (lanes < isa.Lanes)
                        largest = isa.And(largest, isa.Mask(lanes));
                    int offset = row / 2 * kernel.PooledRowStride + vector / 2 * isa.Lanes + filter * kernel.PooledPlaneStride;
                    code.Line(isa.Store(largest, "pooled", offset));
                }
            }
        }
    }

    /// <summary>Sums are numbered by filter, then row, then vector.</summary>
    private static string Register(DirectNchwTile tile, int row, int vector, int filter) =>
        Invariant($"s{(filter * tile.Rows + row) * tile.Vectors + vector}");

    private static string Input(DirectNchwTile tile, int row, int vector) => Invariant($"x{row * tile.Vectors + vector}");

    private static IEnumerable<(int Row, int Vector, int Filter)> Places(DirectNchwTile tile) =>
        from filter in Enumerable.Range(0, tile.Filters)
        from row in Enumerable.Range(0, tile.Rows)
        from vector in Enumerable.Range(0, tile.Vectors)
        select (row, vector, filter);
}
