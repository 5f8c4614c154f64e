namespace Unroll.Runtime.Tests.Optimizers.QuasiNewton;

/// <summary>The two loops over the pairs against the matrix that they stand for.</summary>
public sealed class CurvaturePairsTests
{
    /// <summary>
    /// H = V' H V + s s' / (s y), V = I - y s' / (s y), pair by pair from (s y) / (y y) x I of the last (Nocedal and Wright, equations 7.16
    /// and 7.20), in double precision.
    /// </summary>
    [Theory]
    [InlineData(1, 7, 3)]
    [InlineData(5, 3, 10)]
    [InlineData(19, 6, 6)]
    [InlineData(33, 40, 25)]
    public void The_direction_is_that_of_the_dense_matrix(int length, int most, int count)
    {
        var random = new Random(length);
        using var pairs = new CurvaturePairs(length, most);
        var kept = new List<(double[] S, double[] Y)>();
        for (int pair = 0; pair < count; pair++)
        {
            // Numbers of few bits, so that the differences are exact.
            float[] start = Few(random, length), before = Few(random, length), step = Few(random, length), noise = Few(random, length);
            float[] end = [.. start.Zip(step, (x, s) => x + s)],
                after = [.. before.Zip(step, (g, s) => g + (2 * s)).Zip(noise, (g, n) => g + (n / 4))];
            pairs.Add(start, end, before, after);
            double[] s = [.. step.Select(one => (double)one)], y = [.. after.Zip(before, (one, other) => (double)one - other)];
            if (s.Zip(y, (one, other) => one * other).Sum() > 1e-10)
                kept.Add((s, y));
        }

        float[] gradients = Few(random, length), direction = new float[length];
        pairs.Direct(gradients, direction);

        double[] expected = Multiply(Dense(kept.TakeLast(most), length), [.. gradients.Select(gradient => -(double)gradient)]);
        double size = Math.Sqrt(expected.Sum(one => one * one));
        for (int i = 0; i < length; i++)
            Assert.Equal(expected[i], direction[i], 1e-5 * size);

        pairs.Clear();
        pairs.Direct(gradients, direction);
        Assert.Equal(gradients.Select(gradient => -gradient), direction);
    }

    [Fact]
    public void A_pair_that_tells_of_no_curvature_is_left_out()
    {
        using var pairs = new CurvaturePairs(2, 1);
        pairs.Add([0, 0], [1, 0], [0, 0], [2, 0]);
        float[] expected = new float[2], direction = new float[2];
        pairs.Direct([3, 5], expected);
        pairs.Add([0, 0], [0, 0], [0, 0], [2, 0]);
        pairs.Add([0, 0], [1, 0], [0, 0], [-2, 0]);
        pairs.Add([0, 0], [1, 0], [-3e38f, 0], [3e38f, 0]);
        pairs.Direct([3, 5], direction);
        Assert.Equal(expected, direction);
        Assert.Equal([-1.5f, -2.5f], direction);
    }

    private static float[] Few(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => random.Next(-16, 17) / 4f)];

    private static double[,] Dense(IEnumerable<(double[] S, double[] Y)> pairs, int length)
    {
        double[,] h = new double[length, length];
        (double[] lastS, double[] lastY) = pairs.Last();
        for (int i = 0; i < length; i++)
            h[i, i] = Dot(lastS, lastY) / Dot(lastY, lastY);
        foreach ((double[] s, double[] y) in pairs)
        {
            double product = Dot(s, y);
            double[] hy = Multiply(h, y);
            double yhy = Dot(y, hy);
            double[,] next = new double[length, length];
            for (int i = 0; i < length; i++)
            {
                for (int j = 0; j < length; j++)
                {
                    next[i, j] = h[i, j] - (((s[i] * hy[j]) + (hy[i] * s[j])) / product) + (s[i] * s[j] * ((yhy / product) + 1) / product);
                }
            }

            h = next;
        }

        return h;
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (one, other) => one * other).Sum();

    private static double[] Multiply(double[,] matrix, double[] vector) =>
        [.. Enumerable.Range(0, vector.Length)
            .Select(row => Enumerable.Range(0, vector.Length).Sum(column => matrix[row, column] * vector[column]))];
}
