using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes how the sums of a tile of <see cref="DirectNhwcKernel"/> begin, and what becomes of them.</summary>
internal sealed class DirectNhwcSums(DirectNhwcKernel kernel, DirectNhwcTile tile, Isa isa, CodeWriter code)
{
    /// <summary>The register of a sum. They are numbered by row, then column, then vector.</summary>
    public string Register(int row, int column, int vector) => Invariant($"s{(row * tile.Columns + column) * tile.Vectors + vector}");

    /// <summary>
    /// Asks for the lines that the next tile along the row will write: a large output comes from a far cache or from memory, in short runs
    /// that the hardware does not foresee, and a store waits for its line.
    /// </summary>
    public void WritePrefetch()
    {
        foreach ((int row, int column, int vector) in Places())
            if (vector * isa.Lanes % Layout.Block == 0)
                code.Line($"Prefetch.Read(ref {Isa.At("output", OutputOffset(row, column + tile.Columns, vector))});");
    }

    /// <summary>Begins the sums with the bias, with what the output holds, or with zeros.</summary>
    public void WriteStart()
    {
        code.Declare(isa.Type, Places().Select(place => Register(place.Row, place.Column, place.Vector)));
        if (kernel.Epilogue.Accumulate)
        {
            foreach ((int row, int column, int vector) in Places())
                code.Line($"{Register(row, column, vector)} = {isa.Load("output", OutputOffset(row, column, vector))};");
            return;
        }

        // All sums of a vector of filters begin alike.
        bool bias = kernel.Epilogue.Bias;
        foreach (IGrouping<int, string> alike in Places().GroupBy(
            place => bias ? place.Vector : 0, place => Register(place.Row, place.Column, place.Vector)))
            code.Line($"{string.Join(" = ", alike)} = {(bias ? isa.Load("bias", alike.Key * isa.Lanes) : isa.Zero)};");
    }

    /// <summary>Stores the sums, or what pooling makes of them.</summary>
    public void WriteEnd()
    {
        Epilogue epilogue = kernel.Epilogue;
        var writer = new EpilogueWriter(epilogue, isa, code);
        if (epilogue.StoresSums)
            foreach ((int row, int column, int vector) in Places())
                writer.Store(Register(row, column, vector), (row, column, vector * isa.Lanes), isa.Lanes, isLast: !epilogue.StoresPooled);
        if (epilogue.StoresPooled)
            foreach ((int row, int column, int vector) in Places(divisor: 2))
                writer.StorePooled((y, x) => Register(2 * row + y, 2 * column + x, vector), (row, column, vector * isa.Lanes));
    }

    private int OutputOffset(int row, int column, int vector) =>
        row * kernel.Epilogue.Output.Row + column * kernel.Epilogue.Output.Pixel + vector * isa.Lanes;

    private IEnumerable<(int Row, int Column, int Vector)> Places(int divisor = 1) =>
        from row in Enumerable.Range(0, tile.Rows / divisor)
        from column in Enumerable.Range(0, tile.Columns / divisor)
        from vector in Enumerable.Range(0, tile.Vectors)
        select (row, column, vector);
}
