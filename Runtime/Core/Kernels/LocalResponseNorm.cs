using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <summary>
/// y = x / d^beta with d = k + factor x sum x², over the channels around each (Krizhevsky, Sutskever and Hinton, "ImageNet Classification
/// with Deep Convolutional Neural Networks", 2012, section 3.3), at one pixel.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LocalResponseNorm
{
    /// <summary>Computes the outputs of a pixel.</summary>
    /// <param name="input">The channels.</param>
    /// <param name="output">Receives as many.</param>
    /// <param name="scratch">Room for as many.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="size">Channels in a sum: (size / 2) before an element's own, and the rest from it on.</param>
    /// <param name="factor">The factor of the sum.</param>
    /// <param name="beta">The exponent.</param>
    /// <param name="k">What is added.</param>
    public static void Forward(
        ref float input, ref float output, ref float scratch, int channels, int size, float factor, float beta, float k)
    {
        Span<float> powers = MemoryMarshal.CreateSpan(ref scratch, channels);
        Denominators(ref input, powers, channels, size, factor, k);
        Powers(powers, -beta);
        for (int channel = 0; channel < channels; channel++)
            Unsafe.Add(ref output, channel) = Unsafe.Add(ref input, channel) * powers[channel];
    }

    /// <summary>Computes the gradient of a pixel's inputs: dx_i = dy_i d_i^-beta - 2 beta factor x_i sum over j of dy_j y_j / d_j, over the
    /// j whose sums hold x_i.</summary>
    /// <param name="input">The channels.</param>
    /// <param name="output">The outputs.</param>
    /// <param name="outputGradient">Their gradients.</param>
    /// <param name="target">Receives the gradients of the inputs.</param>
    /// <param name="scratch">Room for twice as many.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="size">Channels in a sum.</param>
    /// <param name="factor">The factor of the sum.</param>
    /// <param name="beta">The exponent.</param>
    /// <param name="k">What is added.</param>
    public static void Backward(
        ref float input, ref float output, ref float outputGradient, ref float target, ref float scratch,
        int channels, int size, float factor, float beta, float k)
    {
        Span<float> denominators = MemoryMarshal.CreateSpan(ref scratch, channels);
        Span<float> powers = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref scratch, channels), channels);
        Denominators(ref input, denominators, channels, size, factor, k);
        denominators.CopyTo(powers);
        Powers(powers, -beta);
        for (int channel = 0; channel < channels; channel++)
            denominators[channel] = Unsafe.Add(ref outputGradient, channel) * Unsafe.Add(ref output, channel) / denominators[channel];
        int before = size / 2, after = size - 1 - before;
        for (int channel = 0; channel < channels; channel++)
        {
            // The sums of the channels from (size - 1 - size / 2) before to size / 2 behind hold this one.
            float sum = 0;
            int last = Math.Min(channel + before, channels - 1);
            for (int other = Math.Max(channel - after, 0); other <= last; other++)
                sum += denominators[other];
            Unsafe.Add(ref target, channel) =
                (Unsafe.Add(ref outputGradient, channel) * powers[channel]) - (2 * beta * factor * Unsafe.Add(ref input, channel) * sum);
        }
    }

    private static void Denominators(ref float input, Span<float> target, int channels, int size, float factor, float k)
    {
        int before = size / 2, after = size - 1 - before;
        for (int channel = 0; channel < channels; channel++)
        {
            float sum = 0;
            int last = Math.Min(channel + after, channels - 1);
            for (int other = Math.Max(channel - before, 0); other <= last; other++)
                sum += Unsafe.Add(ref input, other) * Unsafe.Add(ref input, other);
            target[channel] = k + (factor * sum);
        }
    }

    /// <summary>Raises positive numbers to a power; the usual one, -3/4, by square roots.</summary>
    private static void Powers(Span<float> values, float exponent)
    {
        if (exponent != -0.75f)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = MathF.Pow(values[i], exponent);
            return;
        }

        int start = 0;
        for (; start + Vector256<float>.Count <= values.Length; start += Vector256<float>.Count)
        {
            Vector256<float> root = Vector256.Sqrt(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)start));
            (Vector256<float>.One / (root * Vector256.Sqrt(root))).StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)start);
        }

        for (; start < values.Length; start++)
        {
            float root = MathF.Sqrt(values[start]);
            values[start] = 1 / (root * MathF.Sqrt(root));
        }
    }
}
