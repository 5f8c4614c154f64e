using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>
/// Folds a batch normalization with its running averages into the weights and the bias before it, or into a factor and a term for each
/// channel: scale (x - mean) / sqrt(variance + epsilon) + shift = factor x + term. Of a learned scale and shift alone, whose mean and
/// variance are null references: scale x + shift.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NormFolding
{
    private const int Block = 16;

    /// <summary>Multiplies every filter's weights by its factor.</summary>
    /// <param name="weights">The weights [row][filter].</param>
    /// <param name="scale">The scale of each filter.</param>
    /// <param name="variance">The running variance of each filter; a null reference for none.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="target">Receives the weights.</param>
    /// <param name="rows">Taps x channels.</param>
    /// <param name="filters">Filters.</param>
    public static void Weights(
        ref float weights, ref float scale, ref float variance, float epsilon, ref float target, int rows, int filters)
    {
        for (int filter = 0; filter < filters; filter++)
        {
            float factor = Factor(ref scale, ref variance, epsilon, filter);
            for (int row = 0; row < rows; row++)
            {
                nint place = ((nint)row * filters) + filter;
                Unsafe.Add(ref target, place) = factor * Unsafe.Add(ref weights, place);
            }
        }
    }

    /// <summary>Multiplies the weights of a transposed convolution, whose outputs stand before its inputs.</summary>
    /// <param name="weights">The weights [tap][output channel of a group][input channel].</param>
    /// <param name="scale">The scale of each output channel.</param>
    /// <param name="variance">The running variance of each output channel; a null reference for none.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="target">Receives the weights.</param>
    /// <param name="rows">Taps x output channels of a group.</param>
    /// <param name="inputs">Input channels of all groups.</param>
    /// <param name="outputs">Output channels of a group.</param>
    /// <param name="groups">Groups of channels.</param>
    public static void TransposedWeights(
        ref float weights, ref float scale, ref float variance, float epsilon, ref float target, int rows, int inputs, int outputs,
        int groups)
    {
        int width = inputs / groups;
        for (int row = 0; row < rows; row++)
        {
            for (int group = 0; group < groups; group++)
            {
                float factor = Factor(ref scale, ref variance, epsilon, (group * outputs) + (row % outputs));
                nint first = ((nint)row * inputs) + (group * width);
                for (nint place = first; place < first + width; place++)
                    Unsafe.Add(ref target, place) = factor * Unsafe.Add(ref weights, place);
            }
        }
    }

    /// <summary>Writes the factors and, behind whole blocks of them, the terms: shift + (bias - mean) x factor. The rest of a block is
    /// zero.</summary>
    /// <param name="scale">The scale of each channel.</param>
    /// <param name="shift">The shift.</param>
    /// <param name="mean">The running mean; a null reference for none.</param>
    /// <param name="variance">The running variance; a null reference for none.</param>
    /// <param name="bias">The bias before it; a null reference for none.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="target">Receives factors and terms.</param>
    /// <param name="channels">Channels.</param>
    public static void Factors(
        ref float scale, ref float shift, ref float mean, ref float variance, ref float bias, float epsilon,
        ref float target, int channels)
    {
        int width = (channels + Block - 1) / Block * Block;
        for (int channel = 0; channel < channels; channel++)
        {
            float factor = Factor(ref scale, ref variance, epsilon, channel);
            float before = At(ref bias, channel) - At(ref mean, channel);
            Unsafe.Add(ref target, channel) = factor;
            Unsafe.Add(ref target, width + channel) = Unsafe.Add(ref shift, channel) + (before * factor);
        }
    }

    private static float Factor(ref float scale, ref float variance, float epsilon, int channel) => Unsafe.IsNullRef(ref variance)
        ? Unsafe.Add(ref scale, channel)
        : Unsafe.Add(ref scale, channel) / MathF.Sqrt(Unsafe.Add(ref variance, channel) + epsilon);

    private static float At(ref float values, int channel) => Unsafe.IsNullRef(ref values) ? 0 : Unsafe.Add(ref values, channel);
}
