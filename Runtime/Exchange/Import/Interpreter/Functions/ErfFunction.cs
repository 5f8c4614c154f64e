namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The error function.</summary>
internal sealed class ErfFunction : ElementFunction
{
    protected override Func<double, double> Of(NodeArguments arguments) => Erf;

    /// <summary>
    /// erf(x) = 2 / sqrt(pi) e^(-x^2) (x + 2 x^3 / 3 + 4 x^5 / 15 + ...), whose terms are all positive (Abramowitz and Stegun, 7.1.6).
    /// From 6 on it is 1 in double precision.
    /// </summary>
    public static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
