using Unroll.Generator.Planning;
using static System.FormattableString;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>
/// Writes the body of a tile of <see cref="DirectNchwKernel"/>: the sums begin, the taps and channels run by, the sums are stored.
/// </summary>
internal sealed class DirectNchwTileWriter(DirectNchwKernel kernel, DirectNchwTileSchedule schedule, Isa isa, CodeWriter code)
{
    private readonly DirectNchwTile tile = schedule.Tile;
    private readonly int tapRows = kernel.Input.TapRows, tapColumns = kernel.Input.TapColumns, rowStride = kernel.Input.Strides.Row;

    public void Write()
    {
        foreach ((int row, int vector, int filter) in Places())
            code.Line($"var {Register(row, vector, filter)} = {(kernel.Epilogue.Bias ? isa.Broadcast("bias", filter) : isa.Zero)};");
        code.Declare(isa.Type, Enumerable.Range(0, tile.Rows * tile.Vectors).Select(input => Input(0, input)).Append("w"));
        using (code.Loop("channel", kernel.Channels))
        {
            if (schedule.HoldsWholeKernel)
                WriteWholeKernel();
            else
                WriteKernelRows();
            Advance(code, "input", kernel.Input.Strides.Channel, kernel.Channels);
            Advance(code, "weights", kernel.Input.Taps, kernel.Channels);
        }

        WriteEnd();
    }

    /// <summary>All taps in straight-line code.</summary>
    private void WriteWholeKernel()
    {
        for (int tapRow = 0; tapRow < tapRows; tapRow++)
            for (int tapColumn = 0; tapColumn < tapColumns; tapColumn++)
                WriteTap("input", tapRow * rowStride + tapColumn, "weights", tapRow * tapColumns + tapColumn);
    }

    /// <summary>One row of taps in straight-line code, or parts of one, in a loop over the rows.</summary>
    private void WriteKernelRows()
    {
        code.Line("ref float line = ref input;");
        code.Line("ref float taps = ref weights;");
        using (code.Loop("tapRow", tapRows))
        {
            foreach (Segment segment in Segment.Split(tapColumns, schedule.TapsAtOnce))
                WriteTaps(segment);
            Advance(code, "line", rowStride, tapRows);
            Advance(code, "taps", tapColumns, tapRows);
        }
    }

    /// <summary>Some taps in straight-line code, in a loop where there are more of them.</summary>
    private void WriteTaps(Segment taps)
    {
        if (taps.Count == 1)
        {
            for (int tap = 0; tap < taps.Tile; tap++)
                WriteTap("line", taps.Start + tap, "taps", taps.Start + tap);
            return;
        }

        using (code.Loop("part", taps.Count))
        {
            code.Line($"ref float some = ref {Isa.Move("line", Term("part", taps.Count, taps.Tile))};");
            code.Line($"ref float few = ref {Isa.Move("taps", Term("part", taps.Count, taps.Tile))};");
            for (int tap = 0; tap < taps.Tile; tap++)
                WriteTap("some", tap, "few", tap);
        }
    }

    /// <summary>The inputs of all rows are loaded once for all filters, each weight once for all rows.</summary>
    private void WriteTap(string source, int offset, string weights, int tap)
    {
        for (int row = 0; row < tile.Rows; row++)
            for (int vector = 0; vector < tile.Vectors; vector++)
                code.Line($"{Input(row, vector)} = {isa.Load(source, offset + row * rowStride + vector * isa.Lanes)};");
        for (int filter = 0; filter < tile.Filters; filter++)
        {
            code.Line($"w = {isa.Broadcast(weights, filter * kernel.Channels * kernel.Input.Taps + tap)};");
            for (int row = 0; row < tile.Rows; row++)
                for (int vector = 0; vector < tile.Vectors; vector++)
                {
                    string sum = Register(row, vector, filter);
                    code.Line($"{sum} = {isa.MultiplyAdd(Input(row, vector), "w", sum)};");
                }
        }
    }

    private void WriteEnd()
    {
        var writer = new EpilogueWriter(kernel.Epilogue, isa, code);
        if (kernel.Epilogue.StoresSums)
            foreach ((int row, int vector, int filter) in Places())
                writer.Store(Register(row, vector, filter), (row, vector * isa.Lanes, filter), schedule.Columns - vector * isa.Lanes);
        if (!kernel.Epilogue.StoresPooled)
            return;
        for (int filter = 0; filter < tile.Filters; filter++)
            for (int row = 0; row < tile.Rows; row += 2)
                for (int vector = 0; vector < tile.Vectors; vector += 2)
                    WritePooled(writer, row, vector, filter);
    }

    /// <summary>The largest of two vectors of two rows, or of the only one: first down the columns, then of neighbors.</summary>
    private void WritePooled(EpilogueWriter writer, int row, int vector, int filter)
    {
        code.Line($"w = {isa.Largest(Register(row, vector, filter), Register(row + 1, vector, filter))};");
        string second = isa.Zero;
        if (vector + 1 < tile.Vectors)
        {
            second = Input(0, 0);
            code.Line($"{second} = {isa.Largest(Register(row, vector + 1, filter), Register(row + 1, vector + 1, filter))};");
        }

        code.Line($"w = {isa.Largest($"Lanes.Even(w, {second})", $"Lanes.Odd(w, {second})")};");
        writer.StoreLargest("w", (row / 2, vector / 2 * isa.Lanes, filter), (schedule.Columns - vector * isa.Lanes) / 2);
    }

    /// <summary>Sums are numbered by filter, then row, then vector.</summary>
    private string Register(int row, int vector, int filter) => Invariant($"s{(filter * tile.Rows + row) * tile.Vectors + vector}");

    private string Input(int row, int vector) => Invariant($"x{row * tile.Vectors + vector}");

    private IEnumerable<(int Row, int Vector, int Filter)> Places() =>
        from filter in Enumerable.Range(0, tile.Filters)
        from row in Enumerable.Range(0, tile.Rows)
        from vector in Enumerable.Range(0, tile.Vectors)
        select (row, vector, filter);
}
