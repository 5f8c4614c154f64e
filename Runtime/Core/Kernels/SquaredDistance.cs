using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <summary>The squared Euclidean distance of two pixels over their channels, or of two vectors: sum of (a - b)².</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SquaredDistance
{
    /// <summary>Terms that are summed in single precision, eight sums beside each other.</summary>
    private const int Block = 256;

    /// <summary>Computes the distance.</summary>
    /// <param name="a">The channels of one.</param>
    /// <param name="b">Those of the other.</param>
    /// <param name="channels">Channels.</param>
    public static float Forward(ref float a, ref float b, int channels)
    {
        // Some terms in single precision, and those sums in double precision, so that many channels cost no accuracy.
        double sum = 0;
        int i = 0;
        while (i <= channels - Vector256<float>.Count)
        {
            Vector256<float> sums = Vector256<float>.Zero;
            for (int end = Math.Min(i + Block, channels - (channels % Vector256<float>.Count)); i < end; i += Vector256<float>.Count)
            {
                Vector256<float> difference = Vector256.LoadUnsafe(ref a, (nuint)i) - Vector256.LoadUnsafe(ref b, (nuint)i);
                sums = Vector256.MultiplyAddEstimate(difference, difference, sums);
            }

            sum += Vector256.Sum(sums);
        }

        for (; i < channels; i++)
        {
            float difference = Unsafe.Add(ref a, i) - Unsafe.Add(ref b, i);
            sum += difference * difference;
        }

        return (float)sum;
    }

    /// <summary>Computes the gradient of a, 2 (a - b) times that of the distance; with a and b exchanged, that of b.</summary>
    /// <param name="a">The channels of one.</param>
    /// <param name="b">Those of the other.</param>
    /// <param name="distanceGradient">The gradient of the distance.</param>
    /// <param name="target">Receives the gradients of a.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="accumulates">Whether they are added to what the target holds.</param>
    public static void Backward(ref float a, ref float b, float distanceGradient, ref float target, int channels, bool accumulates)
    {
        float factor = 2 * distanceGradient;
        int i = 0;
        for (; i <= channels - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Vector256<float> gradient = (Vector256.LoadUnsafe(ref a, (nuint)i) - Vector256.LoadUnsafe(ref b, (nuint)i)) * factor;
            if (accumulates)
                gradient += Vector256.LoadUnsafe(ref target, (nuint)i);
            gradient.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < channels; i++)
        {
            float gradient = (Unsafe.Add(ref a, i) - Unsafe.Add(ref b, i)) * factor;
            Unsafe.Add(ref target, i) = accumulates ? Unsafe.Add(ref target, i) + gradient : gradient;
        }
    }
}
