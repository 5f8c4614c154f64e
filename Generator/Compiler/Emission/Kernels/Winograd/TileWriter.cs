using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>Writes a transform of a tile: along its columns, then along its rows, a vector of channels at each place.</summary>
internal static class TileWriter
{
    /// <summary>Writes the transform as straight-line code.</summary>
    /// <param name="map">The map along one dimension.</param>
    /// <param name="isa">The instruction set.</param>
    /// <param name="code">Where.</param>
    /// <param name="load">The vector at a row and a column.</param>
    /// <param name="store">Takes row, column and variable of a result.</param>
    public static void Write(LinearMap map, Isa isa, CodeWriter code, Func<int, int, string> load, Action<int, int, string> store)
    {
        for (int column = 0; column < map.Inputs; column++)
        {
            int place = column;
            for (int row = 0; row < map.Inputs; row++)
                code.Line(Invariant($"var x{row}_{column} = {load(row, column)};"));
            map.Write(isa, code, row => Invariant($"x{row}_{place}"), row => Invariant($"c{row}_{place}"), Invariant($"c{place}"));
        }

        for (int row = 0; row < map.Outputs; row++)
        {
            int place = row;
            map.Write(isa, code, column => Invariant($"c{place}_{column}"), column => Invariant($"r{place}_{column}"),
                Invariant($"r{place}"));
            for (int column = 0; column < map.Outputs; column++)
                store(row, column, Invariant($"r{row}_{column}"));
        }
    }
}
