using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

/// <summary>An element-wise loss beside the textbook formula of one element in double precision.</summary>
internal sealed record LossFunction(LossFunction.WithGradient Run, LossFunction.Alone RunAlone, Func<double, double, double> Element)
{
    public delegate float WithGradient(ref float value, ref float target, ref float gradient, float scale, int length);

    public delegate float Alone(ref float value, ref float target, int length);

    public static LossFunction Of(string name) => name switch
    {
        "binary cross entropy" => new(Losses.BinaryCrossEntropy, Losses.BinaryCrossEntropyLoss, CrossEntropy),
        "mean squared error" => new(Losses.MeanSquaredError, Losses.MeanSquaredErrorLoss, (x, t) => Math.Pow(x - t, 2)),
        "hinge" => new(Losses.Hinge, Losses.HingeLoss, (x, t) => Math.Max(0, 1 - (t * x))),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public double Mean(float[] values, float[] targets) => values.Zip(targets, (x, t) => Element(x, t)).Average();

    /// <summary>The derivative of one element's loss by central differences.</summary>
    public double Slope(double value, double target)
    {
        double step = 1e-5 * Math.Max(1, Math.Abs(value));
        return (Element(value + step, target) - Element(value - step, target)) / (2 * step);
    }

    /// <summary>-t log(sigmoid(x)) - (1 - t) log(1 - sigmoid(x)).</summary>
    private static double CrossEntropy(double x, double t) => (t * Softplus(-x)) + ((1 - t) * Softplus(x));

    /// <summary>log(1 + e^x), which is x itself where e^-x vanishes beside 1 and e^x where that does.</summary>
    private static double Softplus(double x) => x > 40 ? x : x < -40 ? Math.Exp(x) : Math.Log(1 + Math.Exp(x));
}
