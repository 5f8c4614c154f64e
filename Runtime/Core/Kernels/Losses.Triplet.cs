using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

public static partial class Losses
{
    /// <summary>
    /// The triplet loss of one sample: max(0, |a - p|² - |a - n|² + margin) (Schroff et al., "FaceNet", 2015, equation 2). Its derivatives
    /// are 2 (n - p) by a, 2 (p - a) by p and 2 (a - n) by n where the sum is above 0, and 0 elsewhere.
    /// </summary>
    /// <param name="anchor">The first element of a.</param>
    /// <param name="positive">The first element of p, a sample of the same kind.</param>
    /// <param name="negative">The first element of n, a sample of another kind.</param>
    /// <param name="anchorGradient">Receives scale times the derivative by a.</param>
    /// <param name="positiveGradient">Receives scale times the derivative by p.</param>
    /// <param name="negativeGradient">Receives scale times the derivative by n.</param>
    /// <param name="scale">The factor of the gradients, not of the loss.</param>
    /// <param name="length">How many elements each has, at least 1.</param>
    /// <param name="margin">How much farther the negative must be than the positive, in squared distances.</param>
    /// <returns>The loss, not scaled.</returns>
    public static float TripletLoss(
        ref float anchor,
        ref float positive,
        ref float negative,
        ref float anchorGradient,
        ref float positiveGradient,
        ref float negativeGradient,
        float scale,
        int length,
        float margin)
    {
        double loss = Excess(ref anchor, ref positive, ref negative, length, margin);
        float factor = loss > 0 || double.IsNaN(loss) ? 2 * scale : 0;
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> a = Vector.LoadUnsafe(ref anchor, (nuint)i);
            Vector<float> p = Vector.LoadUnsafe(ref positive, (nuint)i);
            Vector<float> n = Vector.LoadUnsafe(ref negative, (nuint)i);
            ((n - p) * factor).StoreUnsafe(ref anchorGradient, (nuint)i);
            ((p - a) * factor).StoreUnsafe(ref positiveGradient, (nuint)i);
            ((a - n) * factor).StoreUnsafe(ref negativeGradient, (nuint)i);
        }

        for (; i < length; i++)
        {
            float a = Unsafe.Add(ref anchor, i), p = Unsafe.Add(ref positive, i), n = Unsafe.Add(ref negative, i);
            Unsafe.Add(ref anchorGradient, i) = (n - p) * factor;
            Unsafe.Add(ref positiveGradient, i) = (p - a) * factor;
            Unsafe.Add(ref negativeGradient, i) = (a - n) * factor;
        }

        return loss > 0 || double.IsNaN(loss) ? (float)loss : 0;
    }

    /// <summary>The loss of <see cref="TripletLoss"/> alone.</summary>
    /// <param name="anchor">The first element of a.</param>
    /// <param name="positive">The first element of p, a sample of the same kind.</param>
    /// <param name="negative">The first element of n, a sample of another kind.</param>
    /// <param name="length">How many elements each has, at least 1.</param>
    /// <param name="margin">How much farther the negative must be than the positive, in squared distances.</param>
    /// <returns>The loss.</returns>
    public static float TripletLossLoss(ref float anchor, ref float positive, ref float negative, int length, float margin)
    {
        double loss = Excess(ref anchor, ref positive, ref negative, length, margin);
        return loss > 0 || double.IsNaN(loss) ? (float)loss : 0;
    }

    /// <summary>|a - p|² - |a - n|² + margin, summed in double precision.</summary>
    private static double Excess(ref float anchor, ref float positive, ref float negative, int length, float margin)
    {
        double sum = 0;
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> a = Vector.LoadUnsafe(ref anchor, (nuint)i);
            Vector<float> near = a - Vector.LoadUnsafe(ref positive, (nuint)i), far = a - Vector.LoadUnsafe(ref negative, (nuint)i);
            Vector.Widen(near, out Vector<double> nearLow, out Vector<double> nearHigh);
            Vector.Widen(far, out Vector<double> farLow, out Vector<double> farHigh);
            sum += Vector.Sum((nearLow * nearLow) - (farLow * farLow) + ((nearHigh * nearHigh) - (farHigh * farHigh)));
        }

        for (; i < length; i++)
        {
            double near = Unsafe.Add(ref anchor, i) - Unsafe.Add(ref positive, i);
            double far = Unsafe.Add(ref anchor, i) - Unsafe.Add(ref negative, i);
            sum += near * near - far * far;
        }

        return sum + margin;
    }
}
