using Unroll.Generator.Planning;
using static Unroll.Generator.Emission.Address;

namespace Unroll.Generator.Emission;

/// <summary>Windows of a pooling that have the same part inside the input, inside loops named row, column and vector over them.</summary>
/// <param name="Geometry">The pooling.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="Columns">Their columns.</param>
/// <param name="Lane">The first channel of the vector at hand.</param>
internal sealed record PoolWindow(PoolGeometry Geometry, PoolGeometry.Run Rows, PoolGeometry.Run Columns, string Lane)
{
    /// <summary>Whether its elements are straight-line code.</summary>
    public bool IsUnrolled => Geometry.IsUnrolled(Rows, Columns);

    /// <summary>The factor of an average.</summary>
    public float Factor => Geometry.Factor(Rows, Columns);

    /// <summary>Its elements, by row and column.</summary>
    public IEnumerable<(int Row, int Column)> Elements =>
        from row in Enumerable.Range(0, Rows.Taps) from column in Enumerable.Range(0, Columns.Taps) select (row, column);

    /// <summary>Where the window begins in the input.</summary>
    public string First(Strides strides) => Sum(
        Term("row", Rows.Count, Geometry.Window.StrideY * strides.Row),
        Term("column", Columns.Count, Geometry.Window.StrideX * strides.Pixel),
        CodeWriter.Number(Rows.First * strides.Row + Columns.First * strides.Pixel),
        Lane);

    /// <summary>Where its result lies in the output.</summary>
    public string Result(Strides strides) =>
        Sum(Place(new(Rows.Start, 1, Rows.Count), new(Columns.Start, 1, Columns.Count), strides.Row, strides.Pixel), Lane);

    /// <summary>An element of the window, inside loops named tapRow and tapColumn.</summary>
    public string Element(Strides strides) => Sum(Term("tapRow", Rows.Taps, strides.Row), Term("tapColumn", Columns.Taps, strides.Pixel));

    /// <summary>Writes the loops over all windows of a pooling, the vectors of their channels innermost.</summary>
    public static void WriteAll(PoolGeometry geometry, Isa isa, CodeWriter code, Action<PoolWindow> body)
    {
        int vectors = geometry.Blocks * isa.Registers.VectorsPerBlock;
        foreach (PoolGeometry.Run row in geometry.RowRuns)
        foreach (PoolGeometry.Run column in geometry.ColumnRuns)
        {
            using (code.Loop("row", row.Count))
            using (code.Loop("column", column.Count))
            using (code.Loop("vector", vectors))
                body(new(geometry, row, column, Term("vector", vectors, isa.Lanes)));
        }
    }
}
