using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

public static partial class Losses
{
    // x, y and visible.
    private const int PointNumbers = 3;

    /// <summary>Points of which some may be hidden: see <c>LandmarksAttribute</c>. The sums are in double precision.</summary>
    /// <param name="value">The first number: x, y and visible of each point.</param>
    /// <param name="target">The first target, likewise.</param>
    /// <param name="gradient">Receives scale times the gradient; may be <paramref name="value"/> itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">How many numbers, a multiple of 3.</param>
    /// <param name="beta">Where the parabola of the differences becomes a line.</param>
    /// <param name="pointWeight">The factor of the differences.</param>
    /// <returns>The loss, not scaled.</returns>
    public static float Landmarks(
        ref float value, ref float target, ref float gradient, float scale, int length, float beta, float pointWeight)
    {
        float loss = LandmarksLoss(ref value, ref target, length, beta, pointWeight);
        double each = (double)scale * PointNumbers / length;
        for (int i = 0; i < length; i += PointNumbers)
        {
            float visible = Unsafe.Add(ref target, i + 2);
            double share = 1 / (1 + Math.Exp(-(double)Unsafe.Add(ref value, i + 2)));
            for (int place = i; place < i + 2; place++)
            {
                double difference = (double)Unsafe.Add(ref value, place) - Unsafe.Add(ref target, place);
                double slope = Math.Abs(difference) < beta ? difference / beta : Math.Sign(difference);
                Unsafe.Add(ref gradient, place) = visible >= 0.5f ? (float)(each * pointWeight * slope) : 0;
            }

            Unsafe.Add(ref gradient, i + 2) = (float)(each * (share - visible));
        }

        return loss;
    }

    /// <summary>The loss of <see cref="Landmarks"/> alone.</summary>
    /// <param name="value">The first number.</param>
    /// <param name="target">The first target.</param>
    /// <param name="length">How many numbers, a multiple of 3.</param>
    /// <param name="beta">Where the parabola of the differences becomes a line.</param>
    /// <param name="pointWeight">The factor of the differences.</param>
    /// <returns>The loss.</returns>
    public static float LandmarksLoss(ref float value, ref float target, int length, float beta, float pointWeight)
    {
        double sum = 0;
        for (int i = 0; i < length; i += PointNumbers)
        {
            double logit = Unsafe.Add(ref value, i + 2), visible = Unsafe.Add(ref target, i + 2);
            sum += Math.Max(logit, 0) - (logit * visible) + Math.Log(1 + Math.Exp(-Math.Abs(logit)));
            if (visible < 0.5)
                continue;
            for (int place = i; place < i + 2; place++)
            {
                double difference = Math.Abs((double)Unsafe.Add(ref value, place) - Unsafe.Add(ref target, place));
                sum += pointWeight * (difference < beta ? difference * difference / (2 * beta) : difference - (beta / 2));
            }
        }

        return (float)(sum * PointNumbers / length);
    }
}
