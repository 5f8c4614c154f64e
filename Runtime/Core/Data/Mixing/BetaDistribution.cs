namespace Unroll;

/// <summary>Draws from the symmetric Beta distribution, as the share of one of two variables of the same Gamma distribution.</summary>
internal static class BetaDistribution
{
    /// <summary>A number in [0, 1].</summary>
    /// <param name="alpha">Both parameters of the distribution, above 0.</param>
    /// <param name="random">What it is drawn from.</param>
    public static double Draw(double alpha, ref AugmentationRandom random)
    {
        double own = LogarithmOfGamma(alpha, ref random), other = LogarithmOfGamma(alpha, ref random);
        return 1 / (1 + Math.Exp(other - own));
    }

    /// <summary>
    /// The logarithm of a variable of the Gamma distribution (Marsaglia and Tsang, "A Simple Method for Generating Gamma Variables", 2000),
    /// because the variable itself is too small for a double where alpha is. Below 1 it is one of alpha + 1 times the root of order alpha
    /// of a uniform one, by section 6 there.
    /// </summary>
    private static double LogarithmOfGamma(double alpha, ref AugmentationRandom random)
    {
        if (alpha < 1)
            return LogarithmOfGamma(alpha + 1, ref random) + (Math.Log(1 - random.NextUniform()) / alpha);
        double d = alpha - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double normal = random.NextNormal(), root = 1 + (c * normal);
            if (root <= 0)
                continue;
            double v = root * root * root;
            if (Math.Log(1 - random.NextUniform()) < (0.5 * normal * normal) + d - (d * v) + (d * Math.Log(v)))
                return Math.Log(d * v);
        }
    }
}
