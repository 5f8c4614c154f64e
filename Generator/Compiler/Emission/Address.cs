using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes addresses as C# expressions of loop variables and literals.</summary>
internal static class Address
{
    /// <summary>variable x step, or nothing where the loop has one iteration.</summary>
    public static string Term(string variable, int iterations, int step) =>
        iterations == 1 || step == 0 ? "0" : Invariant($"{variable} * {step}");

    public static string Sum(params string[] terms)
    {
        string[] kept = terms.Where(term => term != "0").ToArray();
        return kept.Length == 0 ? "0" : string.Join(" + ", kept);
    }

    /// <summary>Where a tile begins, inside loops named row and column.</summary>
    public static string Place(Segment row, Segment column, int rowStride, int columnStride) => Sum(
        Term("row", row.Count, row.Tile * rowStride),
        Term("column", column.Count, column.Tile * columnStride),
        CodeWriter.Number(row.Start * rowStride + column.Start * columnStride));

    /// <summary>The rows or columns that 2x2 pooling makes of some.</summary>
    public static Segment Halve(Segment segment) => new(segment.Start / 2, segment.Tile / 2, segment.Count);

    /// <summary>Moves a reference on at the end of a loop's iteration.</summary>
    public static void Advance(CodeWriter code, string reference, int step, int iterations)
    {
        if (iterations > 1)
            code.Line(Invariant($"{reference} = ref Unsafe.Add(ref {reference}, {step});"));
    }
}
