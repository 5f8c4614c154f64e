namespace Samples.Embeddings;

/// <summary>The two directions along which rows of numbers differ most: the eigenvectors of their covariance with the largest eigenvalues,
/// by power iteration. The rows are placed on the plane that both span.</summary>
internal sealed class PrincipalComponents
{
    private const int Iterations = 300;

    private readonly double[] mean;
    private readonly double[] first;
    private readonly double[] second;

    /// <summary>Finds the directions of some rows, which all have as many numbers.</summary>
    public PrincipalComponents(IReadOnlyList<float[]> rows)
    {
        int length = rows[0].Length;
        mean = [.. Enumerable.Range(0, length).Select(i => rows.Average(row => (double)row[i]))];
        double[,] covariance = new double[length, length];
        foreach (float[] row in rows)
        {
            for (int i = 0; i < length; i++)
            for (int j = 0; j < length; j++)
                covariance[i, j] += (row[i] - mean[i]) * (row[j] - mean[j]) / rows.Count;
        }

        first = Largest(covariance, besides: null);
        second = Largest(covariance, besides: first);
    }

    /// <summary>Where a row lies along the two.</summary>
    public (double X, double Y) Place(float[] row)
    {
        (double x, double y) = (0, 0);
        for (int i = 0; i < row.Length; i++)
        {
            x += (row[i] - mean[i]) * first[i];
            y += (row[i] - mean[i]) * second[i];
        }

        return (x, y);
    }

    /// <summary>The direction that the matrix stretches most, among those at a right angle to another.</summary>
    private static double[] Largest(double[,] matrix, double[]? besides)
    {
        int length = matrix.GetLength(0);
        var random = new Random(1);
        double[] direction = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5)];
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            double[] next = new double[length];
            for (int i = 0; i < length; i++)
            for (int j = 0; j < length; j++)
                next[i] += matrix[i, j] * direction[j];
            double along = besides is null ? 0 : next.Zip(besides, (a, b) => a * b).Sum();
            for (int i = 0; i < length && besides is not null; i++)
                next[i] -= along * besides[i];
            double size = Math.Sqrt(next.Sum(number => number * number));
            if (size == 0)
                break;   // the rows do not differ in any further direction
            direction = [.. next.Select(number => number / size)];
        }

        return direction;
    }
}
