namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// T x Tᵀ of a square x, with the error of its single-precision counterpart: a sum of products like any other (see <see cref="Sum"/>), of as
/// many terms as the two rows of T have entries together.
/// </summary>
internal sealed class SquareMap
{
    private readonly double[] matrix;
    private readonly double[] ownError;
    private readonly double[] lines;
    private readonly double[] magnitudes;
    private readonly double[] variances;

    public SquareMap(double[,] matrix)
    {
        (To, From) = (matrix.GetLength(0), matrix.GetLength(1));
        this.matrix = [.. matrix.Cast<double>()];
        int[] entries = [.. Enumerable.Range(0, To).Select(row => Enumerable.Range(0, From).Count(column => matrix[row, column] != 0))];
        ownError = [.. from row in entries from column in entries select Math.Sqrt((row * column) + 1) * Bounded.UnitRoundoff];
        lines = new double[To * From];
        magnitudes = new double[To * From];
        variances = new double[To * From];
    }

    /// <summary>The side of a square before.</summary>
    public int From { get; }

    /// <summary>The side of a square after.</summary>
    public int To { get; }

    /// <summary>Maps a square.</summary>
    /// <param name="square">From x From numbers.</param>
    /// <param name="errors">Their errors; empty if they have none.</param>
    /// <param name="results">To x To results.</param>
    /// <param name="resultErrors">Their errors.</param>
    public void Apply(ReadOnlySpan<double> square, ReadOnlySpan<double> errors, Span<double> results, Span<double> resultErrors)
    {
        for (int row = 0; row < To; row++)
            for (int column = 0; column < From; column++)
            {
                (double line, double magnitude, double variance) = (0, 0, 0);
                for (int i = 0; i < From; i++)
                {
                    double factor = matrix[(row * From) + i];
                    double term = factor * square[(i * From) + column];
                    line += term;
                    magnitude += Math.Abs(term);
                    double error = errors.IsEmpty ? 0 : factor * errors[(i * From) + column];
                    variance += error * error;
                }
                int at = (row * From) + column;
                (lines[at], magnitudes[at], variances[at]) = (line, magnitude, variance);
            }

        for (int row = 0; row < To; row++)
            for (int column = 0; column < To; column++)
            {
                (double result, double magnitude, double variance) = (0, 0, 0);
                for (int i = 0; i < From; i++)
                {
                    double factor = matrix[(column * From) + i];
                    result += factor * lines[(row * From) + i];
                    magnitude += Math.Abs(factor) * magnitudes[(row * From) + i];
                    variance += factor * factor * variances[(row * From) + i];
                }
                int at = (row * To) + column;
                results[at] = result;
                resultErrors[at] = Math.Sqrt(variance) + (ownError[at] * magnitude);
            }
    }
}
