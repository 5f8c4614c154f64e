using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <summary>y = x / max(|x|, epsilon) with the Euclidean length |x| of the channels of one pixel, or of a vector.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class L2Normalize
{
    /// <summary>Terms that are summed in single precision.</summary>
    private const int Block = 256;

    /// <summary>Computes the outputs of a pixel.</summary>
    /// <param name="input">The channels.</param>
    /// <param name="output">Receives as many.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="epsilon">The least length that is divided by.</param>
    public static void Forward(ref float input, ref float output, int channels, float epsilon)
    {
        float factor = 1 / MathF.Max(MathF.Sqrt(Dot(ref input, ref input, channels)), epsilon);
        for (int channel = 0; channel < channels; channel++)
            Unsafe.Add(ref output, channel) = Unsafe.Add(ref input, channel) * factor;
    }

    /// <summary>Computes the gradient of a pixel's inputs: (dy - y (y · dy)) / |x|; where the length is below epsilon, dy /
    /// epsilon.</summary>
    /// <param name="input">The channels.</param>
    /// <param name="output">The outputs.</param>
    /// <param name="outputGradient">Their gradients.</param>
    /// <param name="target">Receives the gradients of the inputs.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="epsilon">The least length that is divided by.</param>
    public static void Backward(ref float input, ref float output, ref float outputGradient, ref float target, int channels, float epsilon)
    {
        float length = MathF.Sqrt(Dot(ref input, ref input, channels));
        float along = length > epsilon ? Dot(ref output, ref outputGradient, channels) : 0;
        float factor = 1 / MathF.Max(length, epsilon);
        for (int channel = 0; channel < channels; channel++)
        {
            Unsafe.Add(ref target, channel) =
                (Unsafe.Add(ref outputGradient, channel) - (Unsafe.Add(ref output, channel) * along)) * factor;
        }
    }

    // Some terms in single precision, and those sums in double precision, so that many channels cost no accuracy.
    private static float Dot(ref float a, ref float b, int length)
    {
        double sum = 0;
        int i = 0;
        while (i <= length - Vector256<float>.Count)
        {
            Vector256<float> sums = Vector256<float>.Zero;
            for (int end = Math.Min(i + Block, length - length % Vector256<float>.Count); i < end; i += Vector256<float>.Count)
                sums = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref a, (nuint)i), Vector256.LoadUnsafe(ref b, (nuint)i), sums);
            sum += Vector256.Sum(sums);
        }

        for (; i < length; i++)
            sum += Unsafe.Add(ref a, i) * Unsafe.Add(ref b, i);
        return (float)sum;
    }
}
