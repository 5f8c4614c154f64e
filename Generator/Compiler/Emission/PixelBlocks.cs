using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes the walk over the pixels of all samples of a micro-batch in blocks.</summary>
/// <param name="schedule">The blocks.</param>
/// <param name="code">Where.</param>
/// <param name="granularity">Whether the kernel has a loop over the samples, or is called in one.</param>
internal sealed class PixelBlocks(PixelBlockSchedule schedule, CodeWriter code, Granularity granularity = Granularity.MicroBatch)
{
    /// <summary>Writes the loops.</summary>
    /// <param name="begin">Writes what a block begins with.</param>
    /// <param name="pixels">Writes what is done with some pixels.</param>
    /// <param name="end">Writes what a block ends with, from an expression of its number of pixels.</param>
    public void Write(Action begin, Action<BlockPixels> pixels, Action<string> end)
    {
        if (schedule.Samples is { } samples)
        {
            (Segment rows, Segment columns) = schedule.Blocks[0];
            using (code.Block(Invariant($"for (int first = 0; first < count; first += {samples})")))
            {
                code.Line(Invariant($"int last = Math.Min(first + {samples}, count);"));
                begin();
                using (code.Block("for (int sample = first; sample < last; sample++)"))
                    WritePixels(rows, columns, pixels);
                end(Invariant($"(last - first) * {rows.Tile * columns.Tile}"));
            }

            return;
        }

        using (granularity == Granularity.EachSample ? default : code.Block("for (int sample = 0; sample < count; sample++)"))
        {
            foreach ((Segment row, Segment column) in schedule.Blocks)
            {
                using (code.Loop("row", row.Count))
                using (code.Loop("column", column.Count))
                {
                    begin();
                    WritePixels(row, column, pixels);
                    end(CodeWriter.Number(row.Tile * column.Tile));
                }
            }
        }
    }

    /// <summary>Writes the loops over the first block alone.</summary>
    /// <returns>An expression of its number of pixels.</returns>
    public string WriteFirst(Action<BlockPixels> pixels)
    {
        (Segment row, Segment column) = schedule.Blocks[0];
        if (schedule.Samples is { } samples)
        {
            code.Line(Invariant($"int some = Math.Min({samples}, count);"));
            using (code.Block("for (int sample = 0; sample < some; sample++)"))
                WritePixels(row, column, pixels);
            return Invariant($"some * {row.Tile * column.Tile}");
        }

        using (code.Block())
        {
            if (granularity != Granularity.EachSample)
                code.Line("const int sample = 0;");
            WritePixels(row with { Count = 1 }, column with { Count = 1 }, pixels);
        }

        return CodeWriter.Number(row.Tile * column.Tile);
    }

    private void WritePixels(Segment row, Segment column, Action<BlockPixels> pixels)
    {
        using (code.Loop("innerRow", row.Tile))
        {
            foreach (Segment some in Segment.Split(column.Tile, schedule.PixelsAtOnce))
                using (code.Loop("innerColumn", some.Count))
                    pixels(new(row, column, some));
        }
    }
}
