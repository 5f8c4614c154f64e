namespace Unroll.Operations.Tests.Reference;

/// <summary>The normal distribution function in double precision.</summary>
internal static class NormalDistribution
{
    /// <summary>(1 + erf(x / sqrt(2))) / 2.</summary>
    public static double Of(double x) => x < 0 ? Complement(-x / Math.Sqrt(2)) / 2 : 1 - (Complement(x / Math.Sqrt(2)) / 2);

    /// <summary>
    /// 1 - erf(a) for a at least 0: below 2.5 by the series erf(a) = 2 / sqrt(pi) e^(-a²) sum 2^n a^(2n+1) / (2n+1)!! of positive terms,
    /// above by the continued fraction (Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.6 and 7.1.14).
    /// </summary>
    private static double Complement(double a)
    {
        double factor = Math.Exp(-a * a) / Math.Sqrt(Math.PI);
        double sum = 0;
        if (a < 2.5)
        {
            double term = a;
            for (int n = 1; n < 100; n++)
            {
                sum += term;
                term *= 2 * a * a / ((2 * n) + 1);
            }

            return 1 - (2 * factor * sum);
        }

        for (int k = 200; k >= 1; k--)
            sum = k / 2.0 / (a + sum);
        return factor / (a + sum);
    }
}
