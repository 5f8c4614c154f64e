namespace Unroll.Runtime.Tests.Optimizers.QuasiNewton;

/// <summary>Functions with known minima, in double precision.</summary>
internal static class Objectives
{
    /// <summary>
    /// The sum of 100 (x[i + 1] - x[i]^2)^2 + (1 - x[i])^2, whose minimum is 0 where all are 1 (Rosenbrock, "An automatic method for
    /// finding the greatest or least value of a function", 1960; in more dimensions, as scipy.optimize.rosen).
    /// </summary>
    public static double Rosenbrock(ReadOnlySpan<float> values, Span<float> gradients) => Rosenbrock(values, gradients, origin: 0);

    /// <summary>The same of 1 + values, so that the minimum is where floats are finest.</summary>
    public static double RosenbrockAroundOne(ReadOnlySpan<float> values, Span<float> gradients) => Rosenbrock(values, gradients, origin: 1);

    private static double Rosenbrock(ReadOnlySpan<float> values, Span<float> gradients, double origin)
    {
        double loss = 0, carried = 0;
        for (int i = 0; i < values.Length - 1; i++)
        {
            double x = origin + values[i], valley = origin + values[i + 1] - (x * x);
            loss += (100 * valley * valley) + ((1 - x) * (1 - x));
            gradients[i] = (float)(carried - (400 * x * valley) - (2 * (1 - x)));
            carried = 200 * valley;
        }

        gradients[^1] = (float)carried;
        return loss;
    }

    /// <summary>Half the sum of c[i] (x[i] - 1)^2, where c grows by equal factors from 0.1 to 100.</summary>
    public static double Quadratic(ReadOnlySpan<float> values, Span<float> gradients)
    {
        double loss = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double curvature = Math.Pow(10, -1 + (3.0 * i / (values.Length - 1))), error = values[i] - 1.0;
            loss += 0.5 * curvature * error * error;
            gradients[i] = (float)(curvature * error);
        }

        return loss;
    }

    /// <summary>The mean cross-entropy of a logistic regression without bias, and 0.005 x the sum of the squared weights.</summary>
    public static Objective Logistic(float[] points, float[] labels) => (values, gradients) =>
    {
        double loss = 0;
        double[] sums = new double[values.Length];
        for (int sample = 0; sample < labels.Length; sample++)
        {
            double logit = 0;
            for (int i = 0; i < values.Length; i++)
                logit += (double)values[i] * points[(sample * values.Length) + i];
            loss += (Math.Max(logit, 0) - (logit * labels[sample]) + Math.Log(1 + Math.Exp(-Math.Abs(logit)))) / labels.Length;
            double error = ((1 / (1 + Math.Exp(-logit))) - labels[sample]) / labels.Length;
            for (int i = 0; i < values.Length; i++)
                sums[i] += error * points[(sample * values.Length) + i];
        }

        for (int i = 0; i < values.Length; i++)
        {
            loss += 0.005 * values[i] * values[i];
            gradients[i] = (float)(sums[i] + (0.01 * values[i]));
        }

        return loss;
    };
}
