using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>
/// The walk over the pixels of all samples of a micro-batch in blocks whose sums are taken in single precision: parts of a large sample, or
/// several small samples. The order does not depend on the number of threads.
/// </summary>
/// <param name="rows">Rows of a sample.</param>
/// <param name="columns">Its columns.</param>
/// <param name="atOnce">The pixels of a row that are taken at once, each with sums of its own.</param>
internal sealed class PixelBlocks(int rows, int columns, int atOnce)
{
    /// <summary>Pixels of a block, at most: a single sum has so few terms that equal ones lose less than 6e-7 of it.</summary>
    private int Most => 32 * AtOnce;

    private bool OfSamples => 2 * rows * columns <= Most;

    /// <summary>The pixels that are taken at once where a row has as many.</summary>
    public int AtOnce => Math.Min(atOnce, columns);

    /// <summary>Writes the loops.</summary>
    /// <param name="code">Where.</param>
    /// <param name="begin">Writes what a block begins with.</param>
    /// <param name="pixels">Writes what is done with some pixels.</param>
    /// <param name="end">Writes what a block ends with, from an expression of its number of pixels.</param>
    public void Write(CodeWriter code, Action begin, Action<BlockPixels> pixels, Action<string> end)
    {
        if (OfSamples)
        {
            int samples = Most / (rows * columns);
            using (code.Block(Invariant($"for (int first = 0; first < count; first += {samples})")))
            {
                code.Line(Invariant($"int last = Math.Min(first + {samples}, count);"));
                begin();
                using (code.Block("for (int sample = first; sample < last; sample++)"))
                    WritePixels(new(0, rows, 1), new(0, columns, 1), code, pixels);
                end(Invariant($"(last - first) * {rows * columns}"));
            }

            return;
        }

        using (code.Block("for (int sample = 0; sample < count; sample++)"))
        {
            foreach ((Segment row, Segment column) in Blocks())
            {
                using (code.Loop("row", row.Count))
                using (code.Loop("column", column.Count))
                {
                    begin();
                    WritePixels(row, column, code, pixels);
                    end(CodeWriter.Number(row.Tile * column.Tile));
                }
            }
        }
    }

    /// <summary>Writes the loops over the first block alone.</summary>
    /// <returns>An expression of its number of pixels.</returns>
    public string WriteFirst(CodeWriter code, Action<BlockPixels> pixels)
    {
        if (OfSamples)
        {
            int samples = Most / (rows * columns);
            code.Line(Invariant($"int some = Math.Min({samples}, count);"));
            using (code.Block("for (int sample = 0; sample < some; sample++)"))
                WritePixels(new(0, rows, 1), new(0, columns, 1), code, pixels);
            return Invariant($"some * {rows * columns}");
        }

        (Segment row, Segment column) = Blocks()[0];
        using (code.Block())
        {
            code.Line("const int sample = 0;");
            WritePixels(row with { Count = 1 }, column with { Count = 1 }, code, pixels);
        }

        return CodeWriter.Number(row.Tile * column.Tile);
    }

    private List<(Segment Row, Segment Column)> Blocks() =>
    [
        .. from row in Segment.Split(rows, Math.Max(1, Most / columns))
           from column in Segment.Split(columns, Most)
           select (row, column),
    ];

    private void WritePixels(Segment row, Segment column, CodeWriter code, Action<BlockPixels> pixels)
    {
        using (code.Loop("innerRow", row.Tile))
        {
            foreach (Segment some in Segment.Split(column.Tile, AtOnce))
                using (code.Loop("innerColumn", some.Count))
                    pixels(new(row, column, some));
        }
    }
}
