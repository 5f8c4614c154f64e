using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>
/// Batch normalization element by element, for many pixels of few channels, which would be little in a vector and much in memory. Sums are
/// in double precision. The factors are five arrays of 16 floats each: factor and term of y = factor x + term, mean, 1 / deviation, and the
/// variance with the divisor n - 1.
/// </summary>
/// <param name="rows">Rows of a value.</param>
/// <param name="columns">Columns.</param>
/// <param name="channels">Channels, at most 16.</param>
/// <param name="slope">The factor of negative values in the activation behind it; 1 for none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ElementNorm(int rows, int columns, int channels, float slope)
{
    private const int Width = 16, Factor = 0, Term = Width, Mean = 2 * Width, Inverse = 3 * Width, Variance = 4 * Width;

    /// <summary>The statistics of a micro-batch, or the running averages, and the factors that follow from them.</summary>
    /// <param name="input">The first element of the first sample.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="scale">The scale of each channel.</param>
    /// <param name="shift">The shift of each channel.</param>
    /// <param name="runningMean">The running mean of each channel.</param>
    /// <param name="runningVariance">The running variance of each channel.</param>
    /// <param name="factors">Receives the factors.</param>
    /// <param name="count">The samples.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="measures">Whether the statistics are those of the samples.</param>
    public void Statistics(
        ref float input, ElementStrides steps, ref float scale, ref float shift, ref float runningMean, ref float runningVariance,
        ref float factors, int count, float epsilon, bool measures)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            double mean = Unsafe.Add(ref runningMean, channel), variance = Unsafe.Add(ref runningVariance, channel), unbiased = variance;
            if (measures)
            {
                double elements = (double)count * rows * columns, sum = 0, squares = 0;
                for (int sample = 0; sample < count; sample++)
                {
                    for (int row = 0; row < rows; row++)
                    {
                        for (int column = 0; column < columns; column++)
                            sum += Unsafe.Add(ref input, steps.At(row, column, channel, sample));
                    }
                }

                mean = sum / elements;
                for (int sample = 0; sample < count; sample++)
                {
                    for (int row = 0; row < rows; row++)
                    {
                        for (int column = 0; column < columns; column++)
                        {
                            double distance = Unsafe.Add(ref input, steps.At(row, column, channel, sample)) - mean;
                            squares += distance * distance;
                        }
                    }
                }

                (variance, unbiased) = (squares / elements, squares / Math.Max(elements - 1, 1));
            }

            double inverse = 1 / Math.Sqrt(variance + epsilon), factor = Unsafe.Add(ref scale, channel) * inverse;
            Unsafe.Add(ref factors, Factor + channel) = (float)factor;
            Unsafe.Add(ref factors, Term + channel) = (float)(Unsafe.Add(ref shift, channel) - (mean * factor));
            Unsafe.Add(ref factors, Mean + channel) = (float)mean;
            Unsafe.Add(ref factors, Inverse + channel) = (float)inverse;
            Unsafe.Add(ref factors, Variance + channel) = (float)unbiased;
        }
    }

    /// <summary>y = factor x + term, and the activation, of one sample.</summary>
    /// <param name="input">The first element.</param>
    /// <param name="from">Its steps.</param>
    /// <param name="factors">The factors.</param>
    /// <param name="output">The first element of the output.</param>
    /// <param name="to">Its steps.</param>
    public void Forward(ref float input, ElementStrides from, ref float factors, ref float output, ElementStrides to)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    float y = (Unsafe.Add(ref input, from.At(row, column, channel)) * Unsafe.Add(ref factors, Factor + channel))
                        + Unsafe.Add(ref factors, Term + channel);
                    Unsafe.Add(ref output, to.At(row, column, channel)) = y < 0 ? y * slope : y;
                }
            }
        }
    }

    /// <summary>
    /// The gradients of scale and shift, the statistics among the gradients of the running averages, and what the gradient of the input
    /// needs: three arrays p, q, r of 16 floats with dx = p g + q x + r.
    /// </summary>
    /// <param name="input">The first element of the first sample.</param>
    /// <param name="from">Its steps.</param>
    /// <param name="output">The first element of the output.</param>
    /// <param name="to">Its steps.</param>
    /// <param name="gradient">The first element of the output's gradient.</param>
    /// <param name="gradients">Its steps.</param>
    /// <param name="factors">The factors.</param>
    /// <param name="sums">Receives p, q and r.</param>
    /// <param name="scaleGradient">The gradient of the scale, to which is added.</param>
    /// <param name="shiftGradient">The gradient of the shift.</param>
    /// <param name="meanGradient">The place of the mean among the gradients.</param>
    /// <param name="varianceGradient">The place of the variance among the gradients.</param>
    /// <param name="count">The samples.</param>
    /// <param name="share">The share of the statistics in the running averages' step.</param>
    public void Sums(
        ref float input, ElementStrides from, ref float output, ElementStrides to, ref float gradient, ElementStrides gradients,
        ref float factors, ref float sums,
        ref float scaleGradient, ref float shiftGradient, ref float meanGradient, ref float varianceGradient, int count, float share)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            float mean = Unsafe.Add(ref factors, Mean + channel);
            float factor = Unsafe.Add(ref factors, Factor + channel), inverse = Unsafe.Add(ref factors, Inverse + channel);
            double elements = (double)count * rows * columns, sum = 0, products = 0;
            for (int sample = 0; sample < count; sample++)
            {
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < columns; column++)
                    {
                        float g = Before(
                            Unsafe.Add(ref output, to.At(row, column, channel, sample)),
                            Unsafe.Add(ref gradient, gradients.At(row, column, channel, sample)));
                        sum += g;
                        products += (double)g * (Unsafe.Add(ref input, from.At(row, column, channel, sample)) - mean);
                    }
                }
            }

            products *= inverse;
            double q = -factor * inverse * products / elements;
            Unsafe.Add(ref sums, channel) = factor;
            Unsafe.Add(ref sums, Width + channel) = (float)q;
            Unsafe.Add(ref sums, (2 * Width) + channel) = (float)((-factor * sum / elements) - (q * mean));
            Unsafe.Add(ref scaleGradient, channel) += (float)products;
            Unsafe.Add(ref shiftGradient, channel) += (float)sum;
            Unsafe.Add(ref meanGradient, channel) += share * mean;
            Unsafe.Add(ref varianceGradient, channel) += share * Unsafe.Add(ref factors, Variance + channel);
        }
    }

    /// <summary>The gradient of the input of one sample: p g + q x + r, or p g where the statistics are fixed.</summary>
    /// <param name="input">The first element.</param>
    /// <param name="from">Its steps.</param>
    /// <param name="output">The first element of the output.</param>
    /// <param name="to">Its steps.</param>
    /// <param name="gradient">The first element of the output's gradient.</param>
    /// <param name="gradients">Its steps.</param>
    /// <param name="sums">p, q and r.</param>
    /// <param name="target">The first element of the input's gradient.</param>
    /// <param name="targets">Its steps.</param>
    /// <param name="isFixed">Whether the statistics are fixed.</param>
    /// <param name="accumulates">Whether the gradient is added to what the target holds.</param>
    public void Gradient(
        ref float input, ElementStrides from, ref float output, ElementStrides to, ref float gradient, ElementStrides gradients,
        ref float sums, ref float target, ElementStrides targets, bool isFixed, bool accumulates)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    float g = Before(
                        Unsafe.Add(ref output, to.At(row, column, channel)), Unsafe.Add(ref gradient, gradients.At(row, column, channel)));
                    float dx = Unsafe.Add(ref sums, channel) * g;
                    if (!isFixed)
                    {
                        dx += (Unsafe.Add(ref sums, Width + channel) * Unsafe.Add(ref input, from.At(row, column, channel)))
                            + Unsafe.Add(ref sums, (2 * Width) + channel);
                    }

                    ref float place = ref Unsafe.Add(ref target, targets.At(row, column, channel));
                    place = accumulates ? place + dx : dx;
                }
            }
        }
    }

    /// <summary>The gradient in front of the activation.</summary>
    private float Before(float y, float gradient) => slope == 1 || y > 0 ? gradient : gradient * slope;
}
