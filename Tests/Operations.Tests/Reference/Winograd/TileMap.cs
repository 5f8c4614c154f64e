using System.Numerics;
using System.Runtime.InteropServices;

namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// T x Tᵀ of tiles x, with the error of its single-precision counterpart: a sum of products like any other (see <see cref="Sum"/>), of as
/// many terms as the two rows of T have entries together. Many tiles are mapped at once, side by side: [position][tile].
/// </summary>
internal sealed class TileMap
{
    private readonly double[,] matrix;
    private readonly double[] ownError;
    private readonly int count;
    private readonly double[] lines;
    private readonly double[] magnitudes;
    private readonly double[] variances;

    /// <param name="matrix">T.</param>
    /// <param name="count">The number of tiles.</param>
    public TileMap(double[,] matrix, int count)
    {
        (To, From) = (matrix.GetLength(0), matrix.GetLength(1));
        (this.matrix, this.count) = (matrix, count);
        int[] entries = [.. Enumerable.Range(0, To).Select(row => Enumerable.Range(0, From).Count(column => matrix[row, column] != 0))];
        ownError = [.. from row in entries from column in entries select Math.Sqrt((row * column) + 1) * Bounded.UnitRoundoff];
        lines = new double[To * From * count];
        magnitudes = new double[To * From * count];
        variances = new double[To * From * count];
    }

    /// <summary>The side of a tile before.</summary>
    public int From { get; }

    /// <summary>The side of a tile after.</summary>
    public int To { get; }

    /// <summary>Maps the tiles.</summary>
    /// <param name="tiles">From x From numbers of each.</param>
    /// <param name="errors">Their errors; empty if they have none.</param>
    /// <param name="results">To x To results of each.</param>
    /// <param name="resultErrors">Their errors.</param>
    public void Apply(ReadOnlySpan<double> tiles, ReadOnlySpan<double> errors, Span<double> results, Span<double> resultErrors)
    {
        Array.Clear(lines);
        Array.Clear(magnitudes);
        Array.Clear(variances);
        for (int row = 0; row < To; row++)
            for (int i = 0; i < From; i++)
                if (matrix[row, i] is not 0 and double factor)
                {
                    // All columns of the row at once.
                    (int to, int from, int length) = (row * From * count, i * From * count, From * count);
                    AddTerms(factor, tiles.Slice(from, length), lines.AsSpan(to, length), magnitudes.AsSpan(to, length));
                    if (!errors.IsEmpty)
                        AddSquares(factor, errors.Slice(from, length), variances.AsSpan(to, length));
                }

        results.Clear();
        resultErrors.Clear();
        double[] sizes = new double[count], squareSums = new double[count];
        for (int row = 0; row < To; row++)
            for (int column = 0; column < To; column++)
            {
                int at = ((row * To) + column) * count;
                Array.Clear(sizes);
                Array.Clear(squareSums);
                for (int i = 0; i < From; i++)
                    if (matrix[column, i] is not 0 and double factor)
                    {
                        int from = ((row * From) + i) * count;
                        AddTimes(factor, lines.AsSpan(from, count), results.Slice(at, count));
                        AddTimes(Math.Abs(factor), magnitudes.AsSpan(from, count), sizes);
                        AddTimes(factor * factor, variances.AsSpan(from, count), squareSums);
                    }

                for (int tile = 0; tile < count; tile++)
                    resultErrors[at + tile] = Math.Sqrt(squareSums[tile]) + (ownError[(row * To) + column] * sizes[tile]);
            }
    }

    private static void AddTimes(double factor, ReadOnlySpan<double> row, Span<double> sums)
    {
        ReadOnlySpan<Vector<double>> rows = MemoryMarshal.Cast<double, Vector<double>>(row);
        Span<Vector<double>> sumRows = MemoryMarshal.Cast<double, Vector<double>>(sums);
        for (int i = 0; i < rows.Length; i++)
            sumRows[i] += factor * rows[i];
        for (int i = rows.Length * Vector<double>.Count; i < row.Length; i++)
            sums[i] += factor * row[i];
    }

    private static void AddTerms(double factor, ReadOnlySpan<double> row, Span<double> sums, Span<double> sizes)
    {
        ReadOnlySpan<Vector<double>> rows = MemoryMarshal.Cast<double, Vector<double>>(row);
        Span<Vector<double>> sumRows = MemoryMarshal.Cast<double, Vector<double>>(sums);
        Span<Vector<double>> sizeRows = MemoryMarshal.Cast<double, Vector<double>>(sizes);
        for (int i = 0; i < rows.Length; i++)
        {
            Vector<double> term = factor * rows[i];
            sumRows[i] += term;
            sizeRows[i] += Vector.Abs(term);
        }

        for (int i = rows.Length * Vector<double>.Count; i < row.Length; i++)
        {
            double term = factor * row[i];
            sums[i] += term;
            sizes[i] += Math.Abs(term);
        }
    }

    private static void AddSquares(double factor, ReadOnlySpan<double> row, Span<double> sums)
    {
        for (int i = 0; i < row.Length; i++)
            sums[i] += factor * row[i] * (factor * row[i]);
    }
}
