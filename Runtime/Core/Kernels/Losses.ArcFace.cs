using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

public static partial class Losses
{
    // The cosine c is within 2^-24 of what it would be, so that near 1 its sine, of square 1 - c², is known within about this.
    private const double LeastSine = 1.0 / 2048;

    /// <summary>
    /// ArcFace of one sample (Deng et al., 2019, equation 3): the cross-entropy of the logits s cos(theta_j), and s cos(theta + margin) of
    /// the right class; where theta + margin would exceed pi, that is s (cos(theta) - margin sin(margin)).
    /// </summary>
    /// <param name="value">The first cosine.</param>
    /// <param name="label">The class of the sample, in [0, length).</param>
    /// <param name="gradient">Receives scale times the derivative by each cosine; may be <paramref name="value"/> itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">How many classes, at least 1.</param>
    /// <param name="margin">The angle that is added to that of the right class, in [0, pi).</param>
    /// <param name="sharpness">s, the factor of the cosines.</param>
    /// <returns>The loss, not scaled.</returns>
    public static float ArcFace(ref float value, int label, ref float gradient, float scale, int length, float margin, float sharpness)
    {
        (double shifted, double slope) = Shift(Unsafe.Add(ref value, label), margin);
        for (int i = 0; i < length; i++)
            Unsafe.Add(ref gradient, i) = sharpness * Unsafe.Add(ref value, i);
        Unsafe.Add(ref gradient, label) = (float)(sharpness * shifted);
        float loss = SoftmaxCrossEntropy(ref gradient, label, ref gradient, scale, length);
        for (int i = 0; i < length; i++)
            Unsafe.Add(ref gradient, i) *= sharpness;
        Unsafe.Add(ref gradient, label) *= (float)slope;
        return loss;
    }

    /// <summary>The loss of <see cref="ArcFace"/> alone.</summary>
    /// <param name="value">The first cosine.</param>
    /// <param name="label">The class of the sample, in [0, length).</param>
    /// <param name="length">How many classes, at least 1.</param>
    /// <param name="margin">The angle that is added to that of the right class, in [0, pi).</param>
    /// <param name="sharpness">s, the factor of the cosines.</param>
    /// <returns>The loss.</returns>
    public static float ArcFaceLoss(ref float value, int label, int length, float margin, float sharpness)
    {
        double right = Shift(Unsafe.Add(ref value, label), margin).Value, largest = right;
        for (int i = 0; i < length; i++)
        {
            if (i != label)
                largest = Math.Max(largest, Unsafe.Add(ref value, i));
        }

        double sum = Math.Exp(sharpness * (right - largest));
        for (int i = 0; i < length; i++)
        {
            if (i != label)
                sum += Math.Exp(sharpness * (Unsafe.Add(ref value, i) - largest));
        }

        return (float)(Math.Log(sum) + (sharpness * (largest - right)));
    }

    /// <summary>cos(theta + margin) and its derivative by cos(theta), or what stands for it beyond pi.</summary>
    private static (double Value, double Slope) Shift(double cosine, double margin)
    {
        (double sin, double cos) = Math.SinCos(margin);
        cosine = Math.Clamp(cosine, -1, 1);   // rounding may leave it a little beyond
        if (margin == 0 || cosine <= -cos)
            return (cosine - (margin * sin), 1);
        double sine = Math.Sqrt(1 - (cosine * cosine));
        return ((cosine * cos) - (sine * sin), cos + (cosine * sin / Math.Max(sine, LeastSine)));
    }
}
