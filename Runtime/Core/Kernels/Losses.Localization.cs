using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

public static partial class Losses
{
    // p, x, y, width and height stand before the classes.
    private const int BeforeClasses = 5;

    /// <summary>One object or none: see <c>LocalizationAttribute</c>. The sums are in double precision.</summary>
    /// <param name="value">The first number: p, x, y, width, height and the classes.</param>
    /// <param name="target">The first target, likewise.</param>
    /// <param name="gradient">Receives scale times the gradient; may be <paramref name="value"/> itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">How many numbers, at least 6.</param>
    /// <param name="boxWeight">The factor of the squared differences of the box.</param>
    /// <returns>The loss, not scaled.</returns>
    public static float Localization(
        ref float value, ref float target, ref float gradient, float scale, int length, float boxWeight)
    {
        double loss = LocalizationSum(ref value, ref target, length, boxWeight, out double largest, out double total);
        bool isObject = target >= 0.5f;
        gradient = (float)(scale * ((1 / (1 + Math.Exp(-(double)value))) - target));
        for (int i = 1; i < BeforeClasses; i++)
        {
            double difference = (double)Unsafe.Add(ref value, i) - Unsafe.Add(ref target, i);
            Unsafe.Add(ref gradient, i) = isObject ? (float)(scale * 2 * boxWeight * difference) : 0;
        }

        for (int i = BeforeClasses; i < length; i++)
        {
            double share = Math.Exp(Unsafe.Add(ref value, i) - largest) / total;
            Unsafe.Add(ref gradient, i) = isObject ? (float)(scale * (share - Unsafe.Add(ref target, i))) : 0;
        }

        return (float)loss;
    }

    /// <summary>The loss of <see cref="Localization"/> alone.</summary>
    /// <param name="value">The first number.</param>
    /// <param name="target">The first target.</param>
    /// <param name="length">How many numbers, at least 6.</param>
    /// <param name="boxWeight">The factor of the squared differences of the box.</param>
    /// <returns>The loss.</returns>
    public static float LocalizationLoss(ref float value, ref float target, int length, float boxWeight) =>
        (float)LocalizationSum(ref value, ref target, length, boxWeight, out _, out _);

    private static double LocalizationSum(
        ref float value, ref float target, int length, float boxWeight, out double largest, out double total)
    {
        double p = value;
        double sum = Math.Max(p, 0) - (p * target) + Math.Log(1 + Math.Exp(-Math.Abs(p)));
        (largest, total) = (double.NegativeInfinity, 0);
        for (int i = BeforeClasses; i < length; i++)
            largest = Math.Max(largest, Unsafe.Add(ref value, i));
        for (int i = BeforeClasses; i < length; i++)
            total += Math.Exp(Unsafe.Add(ref value, i) - largest);
        if (target < 0.5f)
            return sum;
        for (int i = 1; i < BeforeClasses; i++)
        {
            double difference = (double)Unsafe.Add(ref value, i) - Unsafe.Add(ref target, i);
            sum += boxWeight * difference * difference;
        }

        // The shares of the target add up to 1, so its classes may be smoothed.
        for (int i = BeforeClasses; i < length; i++)
            sum += Unsafe.Add(ref target, i) * (Math.Log(total) - (Unsafe.Add(ref value, i) - largest));
        return sum;
    }
}
