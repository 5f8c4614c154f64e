namespace Unroll.Runtime.Tests.Optimizers.QuasiNewton;

/// <summary>Linear equations in double precision.</summary>
internal static class LinearSystem
{
    /// <summary>Solves them by Gaussian elimination; for positive definite matrices, which need no exchange of rows.</summary>
    /// <param name="system">The matrix, and behind it the right side as one more column.</param>
    public static double[] Solve(double[,] system)
    {
        int n = system.GetLength(0);
        for (int pivot = 0; pivot < n; pivot++)
        {
            for (int row = 0; row < n; row++)
            {
                double factor = row == pivot ? 0 : system[row, pivot] / system[pivot, pivot];
                for (int column = pivot; column <= n; column++)
                    system[row, column] -= factor * system[pivot, column];
            }
        }

        return [.. Enumerable.Range(0, n).Select(row => system[row, n] / system[row, row])];
    }
}
