using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll.Kernels;

/// <summary>
/// Each pixel, or a vector, normalized over its channels: y = scale (x - mean) / sqrt(variance + epsilon) + shift (Ba, Kiros and Hinton,
/// "Layer Normalization", 2016). The channels of a pixel lie side by side. The statistics of a sample are the mean and 1 / deviation of
/// each pixel. Only elements are read and written.
/// </summary>
/// <param name="rows">Rows of a value.</param>
/// <param name="columns">Columns.</param>
/// <param name="channels">Channels.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LayerNorm(int rows, int columns, int channels)
{
    private int Width => (channels + 15) & ~15;

    /// <summary>Normalizes a sample.</summary>
    /// <param name="input">The first element.</param>
    /// <param name="from">Its steps.</param>
    /// <param name="scale">The scale of each channel; a null reference for 1.</param>
    /// <param name="shift">The shift of each channel; a null reference for 0.</param>
    /// <param name="output">The first element of the output.</param>
    /// <param name="to">Its steps.</param>
    /// <param name="statistics">Receives the statistics.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    public void Forward(
        ref float input, ElementStrides from, ref float scale, ref float shift, ref float output, ElementStrides to,
        ref float statistics, float epsilon)
    {
        for (int row = 0, pixel = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++, pixel++)
            {
                ref float x = ref Unsafe.Add(ref input, from.At(row, column, 0));
                ref float y = ref Unsafe.Add(ref output, to.At(row, column, 0));
                ref float mean = ref Unsafe.Add(ref statistics, 2 * pixel);
                ref float inverse = ref Unsafe.Add(ref mean, 1);

                // The mean first, rounded; then the distances from it and their squares, which correct it: a large mean hides no variance.
                float pivot = (float)(NormRuns.Sum<NormRuns.Distance>(ref x, ref x, channels, 0).Sum / channels);
                (double sum, double squares) = NormRuns.Sum<NormRuns.Distance>(ref x, ref x, channels, pivot);
                double offset = sum / channels, variance = Math.Max(squares - (sum * offset), 0) / channels;
                (mean, inverse) = ((float)(pivot + offset), (float)(1 / Math.Sqrt(variance + epsilon)));
                float zero = 0;
                if (Unsafe.IsNullRef(ref scale))
                    NormRuns.Normalize<NormRuns.OfAll>(ref x, ref y, channels, ref mean, ref inverse, ref zero);
                else
                    Normalize(ref x, ref y, mean, inverse, ref scale, ref shift);
            }
        }
    }

    /// <summary>Adds the gradients of scale and shift of some samples, and computes those of their inputs.</summary>
    /// <param name="input">The first element of the first sample.</param>
    /// <param name="from">Its steps.</param>
    /// <param name="gradient">The first element of the output's gradient.</param>
    /// <param name="gradients">Its steps.</param>
    /// <param name="scale">The scale of each channel; a null reference for 1.</param>
    /// <param name="statistics">The statistics of the first sample.</param>
    /// <param name="step">Floats from the statistics of a sample to those of the next.</param>
    /// <param name="scaleGradient">The gradient of the scale, to which is added; a null reference where it is not wanted.</param>
    /// <param name="shiftGradient">The gradient of the shift, likewise.</param>
    /// <param name="target">The first element of the input's gradient; a null reference where it is not wanted.</param>
    /// <param name="targets">Its steps.</param>
    /// <param name="scratch">Room for seven arrays over the channels.</param>
    /// <param name="count">The samples.</param>
    /// <param name="accumulates">Whether the gradient of the input is added to what the target holds.</param>
    public void Backward(
        ref float input, ElementStrides from, ref float gradient, ElementStrides gradients, ref float scale,
        ref float statistics, int step, ref float scaleGradient, ref float shiftGradient,
        ref float target, ElementStrides targets, ref float scratch, int count, bool accumulates)
    {
        bool learns = !Unsafe.IsNullRef(ref scaleGradient);
        Span<float> all = MemoryMarshal.CreateSpan(ref scratch, 7 * Width);
        Span<double> allProducts = MemoryMarshal.Cast<float, double>(all[..(2 * Width)]);
        Span<double> allSums = MemoryMarshal.Cast<float, double>(all[(2 * Width)..(4 * Width)]);
        Span<float> products = all.Slice(4 * Width, Width), sums = all.Slice(5 * Width, Width), scaled = all.Slice(6 * Width, Width);
        all.Clear();
        int summed = 0;
        for (int sample = 0; sample < count; sample++)
        {
            for (int row = 0, pixel = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++, pixel++)
                {
                    ref float x = ref Unsafe.Add(ref input, from.At(row, column, 0, sample));
                    ref float dy = ref Unsafe.Add(ref gradient, gradients.At(row, column, 0, sample));
                    ref float mean = ref Unsafe.Add(ref statistics, ((nint)sample * step) + (2 * pixel));
                    ref float inverse = ref Unsafe.Add(ref mean, 1);
                    if (learns)
                    {
                        AddParameters(ref x, ref dy, mean, inverse, products, sums);
                        if (++summed == NormRuns.Block)
                            Move(products, allProducts, sums, allSums, ref summed);
                    }

                    if (Unsafe.IsNullRef(ref target))
                        continue;
                    ref float dx = ref Unsafe.Add(ref target, targets.At(row, column, 0, sample));
                    ref float h = ref dy;
                    if (!Unsafe.IsNullRef(ref scale))
                    {
                        Multiply(ref dy, ref scale, scaled);
                        h = ref scaled[0];
                    }

                    (double sum, double product) = NormRuns.Sum<NormRuns.Gradient>(ref x, ref h, channels, mean);
                    float q = (float)(-(double)inverse * inverse * inverse * product / channels), r = (float)(-inverse * sum / channels);
                    NormRuns.Differentiate<NormRuns.OfAll>(
                        ref x, ref h, ref dx, channels, ref mean, ref inverse, ref q, ref r, accumulates);
                }
            }
        }

        if (!learns)
            return;
        Move(products, allProducts, sums, allSums, ref summed);
        for (int channel = 0; channel < channels; channel++)
        {
            Unsafe.Add(ref scaleGradient, channel) += (float)allProducts[channel];
            Unsafe.Add(ref shiftGradient, channel) += (float)allSums[channel];
        }
    }

    private void Normalize(ref float x, ref float y, float mean, float inverse, ref float scale, ref float shift)
    {
        int i = 0;
        for (; i <= channels - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> normal = (Vector.LoadUnsafe(ref x, (nuint)i) - new Vector<float>(mean)) * inverse;
            Vector.MultiplyAddEstimate(normal, Vector.LoadUnsafe(ref scale, (nuint)i), Vector.LoadUnsafe(ref shift, (nuint)i))
                .StoreUnsafe(ref y, (nuint)i);
        }

        if (i < channels)
        {
            // Parameters are filled up to whole blocks.
            Vector<float> normal = (Tail.Load(ref Unsafe.Add(ref x, i), channels - i, 0) - new Vector<float>(mean)) * inverse;
            Vector<float> value = Vector.MultiplyAddEstimate(
                normal, Vector.LoadUnsafe(ref scale, (nuint)i), Vector.LoadUnsafe(ref shift, (nuint)i));
            Tail.Store(value, ref Unsafe.Add(ref y, i), channels - i);
        }
    }

    /// <summary>Adds the gradients of scale and shift of a pixel.</summary>
    private void AddParameters(ref float x, ref float dy, float mean, float inverse, Span<float> products, Span<float> sums)
    {
        for (int i = 0; i < channels; i += Vector<float>.Count)
        {
            bool isWhole = i <= channels - Vector<float>.Count;
            Vector<float> own = isWhole ? Vector.LoadUnsafe(ref x, (nuint)i) : Tail.Load(ref Unsafe.Add(ref x, i), channels - i, 0);
            Vector<float> g = isWhole ? Vector.LoadUnsafe(ref dy, (nuint)i) : Tail.Load(ref Unsafe.Add(ref dy, i), channels - i, 0);
            ref float product = ref products[i];
            ref float sum = ref sums[i];
            Vector<float> normal = (own - new Vector<float>(mean)) * inverse;
            Vector.MultiplyAddEstimate(normal, g, Vector.LoadUnsafe(ref product)).StoreUnsafe(ref product);
            (Vector.LoadUnsafe(ref sum) + g).StoreUnsafe(ref sum);
        }
    }

    private void Multiply(ref float dy, ref float scale, Span<float> scaled)
    {
        for (int i = 0; i < channels; i += Vector<float>.Count)
        {
            bool isWhole = i <= channels - Vector<float>.Count;
            Vector<float> g = isWhole ? Vector.LoadUnsafe(ref dy, (nuint)i) : Tail.Load(ref Unsafe.Add(ref dy, i), channels - i, 0);
            (g * Vector.LoadUnsafe(ref scale, (nuint)i)).StoreUnsafe(ref scaled[i]);
        }
    }

    /// <summary>Adds what was summed in single precision to the sums in double precision.</summary>
    private void Move(Span<float> products, Span<double> allProducts, Span<float> sums, Span<double> allSums, ref int summed)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            allProducts[channel] += products[channel];
            allSums[channel] += sums[channel];
        }

        products.Clear();
        sums.Clear();
        summed = 0;
    }
}
