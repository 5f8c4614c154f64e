using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>
/// Writes the body of tiles of <see cref="DepthwiseKernel"/> that lie side by side. Each input is read once, for all the sums of the
/// tile that it serves; a sum gets its taps in their order.
/// </summary>
internal sealed class DepthwiseTileWriter(DepthwiseKernel kernel, DepthwiseTile tile, Isa isa, CodeWriter code)
{
    private readonly Strides perTap = kernel.Input.PerTap, output = kernel.Epilogue.Output;
    private readonly int tapRows = tile.TapRows(kernel), tapColumns = tile.TapColumns(kernel);

    /// <summary>Writes it.</summary>
    /// <param name="count">The tiles.</param>
    public void Write(int count)
    {
        if (tile.HoldsWeights)
            foreach (int tap in Enumerable.Range(0, kernel.Input.Taps))
                code.Line($"var {Weight(tap / tapColumns, tap % tapColumns)} = {isa.Load("weights", tap * kernel.Width)};");
        using (code.Loop("column", count))
        {
            WriteStart();
            WriteTaps();
            var writer = new EpilogueWriter(kernel.Epilogue, isa, code);
            foreach ((int row, int column) in Places())
                writer.Store(Sum(row, column), (row, column, 0), isa.Lanes, isLast: true);
            Advance(code, "input", tile.Columns * kernel.Input.PerOutput.Pixel, count);
            foreach ((string operand, Strides strides) in kernel.Epilogue.Places.Where(place => place.Strides.Pixel > 0))
                Advance(code, operand, tile.Columns * strides.Pixel, count);
        }
    }

    private void WriteStart()
    {
        code.Declare(isa.Type, Places().Select(place => Sum(place.Row, place.Column)));
        if (kernel.Epilogue.Accumulate)
            foreach ((int row, int column) in Places())
                code.Line($"{Sum(row, column)} = {isa.Load("output", row * output.Row + column * output.Pixel)};");
        else
            code.Line(
                $"{string.Join(" = ", Places().Select(place => Sum(place.Row, place.Column)))} = "
                + $"{(kernel.Epilogue.Bias ? isa.Load("bias", 0) : isa.Zero)};");
    }

    /// <summary>The taps, in loops around those that are straight-line code.</summary>
    private void WriteTaps()
    {
        code.Line($"{isa.Type} x;");
        int rows = kernel.Input.TapRows / tapRows, columns = kernel.Input.TapColumns / tapColumns;
        if (rows * columns == 1)
        {
            WritePiece("input", "weights");
            return;
        }

        code.Line("ref float line = ref input, w = ref weights;");
        using (code.Loop("tapRow", rows))
        {
            string source = "line";
            if (columns > 1)
                code.Line($"ref float {source = "pixel"} = ref line;");
            using (code.Loop("tapColumn", columns, declares: false))
            {
                WritePiece(source, "w");
                code.Line(Invariant($"w = ref Unsafe.Add(ref w, {tapRows * tapColumns * kernel.Width});"));
                Advance(code, source, perTap.Pixel, columns);
            }

            Advance(code, "line", perTap.Row, rows);
        }
    }

    private void WritePiece(string source, string weights)
    {
        int loaded = 0;
        foreach (var line in kernel.Input.RowsUnder(tile.Rows, tapRows))
        {
            for (int last = line.Max(use => use.Tap); loaded <= last && !tile.HoldsWeights; loaded++)
                for (int column = 0; column < tapColumns; column++)
                    code.Line($"var {Weight(loaded, column)} = {isa.Load(weights, (loaded * tapColumns + column) * kernel.Width)};");
            foreach (var pixel in kernel.Input.ColumnsUnder(tile.Columns, tapColumns))
            {
                code.Line($"x = {isa.Load(source, line.Key * kernel.Input.Strides.Row + pixel.Key * kernel.Input.Strides.Pixel)};");
                foreach ((int row, int tapRow) in line)
                {
                    foreach ((int column, int tapColumn) in pixel)
                    {
                        string sum = Sum(row, column);
                        code.Line($"{sum} = {isa.MultiplyAdd("x", Weight(tapRow, tapColumn), sum)};");
                    }
                }
            }
        }
    }

    private IEnumerable<(int Row, int Column)> Places() =>
        from row in Enumerable.Range(0, tile.Rows)
        from column in Enumerable.Range(0, tile.Columns)
        select (row, column);

    private string Sum(int row, int column) => Invariant($"s{row * tile.Columns + column}");

    private string Weight(int row, int column) => Invariant($"w{row * tapColumns + column}");
}
