using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll.Kernels;

/// <summary>
/// Groups of neighboring channels, each normalized over its channels and pixels: y = scale (x - mean) / sqrt(variance + epsilon) + shift
/// (Wu and He, "Group Normalization", 2018); with a group for each channel instance normalization (Ulyanov et al., 2016). Values lie in
/// pixels of channels that are filled up to blocks of 16, or in planes. The statistics of a sample are two arrays over the channels, also
/// filled up: the mean and 1 / deviation of their group.
/// </summary>
/// <param name="rows">Rows of a value.</param>
/// <param name="columns">Columns.</param>
/// <param name="channels">Channels.</param>
/// <param name="groups">Groups, which divide the channels.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct GroupNorm(int rows, int columns, int channels, int groups)
{
    private int Width => (channels + 15) & ~15;

    private int Size => channels / groups;

    private double Pixels => (double)rows * columns;

    /// <summary>Normalizes a sample.</summary>
    /// <param name="input">The first element.</param>
    /// <param name="from">Its steps.</param>
    /// <param name="scale">The scale of each channel; a null reference for 1.</param>
    /// <param name="shift">The shift of each channel; a null reference for 0.</param>
    /// <param name="output">The first element of the output.</param>
    /// <param name="to">Its steps.</param>
    /// <param name="statistics">Receives the statistics.</param>
    /// <param name="scratch">Room for six arrays over the channels.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    public void Forward(
        ref float input, ElementStrides from, ref float scale, ref float shift, ref float output, ElementStrides to,
        ref float statistics, ref float scratch, float epsilon)
    {
        Span<float> means = Array(ref statistics, 0), inverses = Array(ref statistics, 1);
        Span<double> sums = Sums(ref scratch, 0), squares = Sums(ref scratch, 2);
        Span<float> factors = Array(ref scratch, 4), terms = Array(ref scratch, 5);
        means.Clear();

        // The mean of each channel first, rounded; then the distances from it and their squares, which correct it. So neither a large mean
        // nor an outlier hides a small variance, and the variance of equal pixels is 0.
        Sum<NormRuns.Distance>(ref input, from, ref input, from, means, sums, squares);
        for (int channel = 0; channel < channels; channel++)
            means[channel] = (float)(sums[channel] / Pixels);
        Sum<NormRuns.Distance>(ref input, from, ref input, from, means, sums, squares);
        inverses.Clear();
        for (int first = 0; first < channels; first += Size)
            Join(first, sums, squares, means, inverses, epsilon);
        for (int channel = 0; channel < Width; channel++)
        {
            bool scales = channel < channels && !Unsafe.IsNullRef(ref scale);   // behind the channels all stays 0
            factors[channel] = scales ? Unsafe.Add(ref scale, channel) * inverses[channel] : inverses[channel];
            terms[channel] = scales ? Unsafe.Add(ref shift, channel) : 0;
        }

        Normalize(ref input, from, ref output, to, means, factors, terms);
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
    /// <param name="scratch">Room for eleven arrays over the channels.</param>
    /// <param name="count">The samples.</param>
    /// <param name="accumulates">Whether the gradient of the input is added to what the target holds.</param>
    public void Backward(
        ref float input, ElementStrides from, ref float gradient, ElementStrides gradients, ref float scale,
        ref float statistics, int step, ref float scaleGradient, ref float shiftGradient,
        ref float target, ElementStrides targets, ref float scratch, int count, bool accumulates)
    {
        Span<double> sums = Sums(ref scratch, 0), products = Sums(ref scratch, 2);
        Span<double> allSums = Sums(ref scratch, 4), allProducts = Sums(ref scratch, 6);
        Span<float> p = Array(ref scratch, 8), q = Array(ref scratch, 9), r = Array(ref scratch, 10);
        allSums.Clear();
        allProducts.Clear();
        for (int sample = 0; sample < count; sample++)
        {
            ref float own = ref Unsafe.Add(ref statistics, (nint)sample * step);
            Span<float> means = Array(ref own, 0), inverses = Array(ref own, 1);
            ref float x = ref Unsafe.Add(ref input, from.At(0, 0, 0, sample));
            ref float dy = ref Unsafe.Add(ref gradient, gradients.At(0, 0, 0, sample));
            Sum<NormRuns.Gradient>(ref x, from, ref dy, gradients, means, sums, products);
            for (int channel = 0; channel < channels; channel++)
            {
                products[channel] *= inverses[channel];
                allSums[channel] += sums[channel];
                allProducts[channel] += products[channel];
            }

            if (Unsafe.IsNullRef(ref target))
                continue;
            p.Clear();
            q.Clear();
            r.Clear();
            for (int first = 0; first < channels; first += Size)
                Factors(first, ref scale, sums, products, inverses, p, q, r);
            ref float dx = ref Unsafe.Add(ref target, targets.At(0, 0, 0, sample));
            Differentiate(ref x, from, ref dy, gradients, ref dx, targets, means, p, q, r, accumulates);
        }

        if (Unsafe.IsNullRef(ref scaleGradient))
            return;
        for (int channel = 0; channel < channels; channel++)
        {
            Unsafe.Add(ref scaleGradient, channel) += (float)allProducts[channel];
            Unsafe.Add(ref shiftGradient, channel) += (float)allSums[channel];
        }
    }

    /// <summary>Mean and 1 / deviation of a group, from the distances of its channels' elements from a mean of each.</summary>
    private void Join(
        int first, Span<double> sums, Span<double> squares, Span<float> means, Span<float> inverses, float epsilon)
    {
        double sum = 0, all = 0;
        for (int channel = first; channel < first + Size; channel++)
            sum += means[channel] + (sums[channel] / Pixels);
        double mean = sum / Size;
        for (int channel = first; channel < first + Size; channel++)
        {
            double offset = sums[channel] / Pixels, distance = means[channel] + offset - mean;
            all += squares[channel] - (sums[channel] * offset) + (Pixels * distance * distance);
        }

        double variance = Math.Max(all, 0) / (Pixels * Size);
        means.Slice(first, Size).Fill((float)mean);
        inverses.Slice(first, Size).Fill((float)(1 / Math.Sqrt(variance + epsilon)));
    }

    /// <summary>p, q and r of dx = p dy + q (x - mean) + r for the channels of a group.</summary>
    private void Factors(
        int first, ref float scale, Span<double> sums, Span<double> products, Span<float> inverses,
        Span<float> p, Span<float> q, Span<float> r)
    {
        double sum = 0, product = 0, inverse = inverses[first];
        for (int channel = first; channel < first + Size; channel++)
        {
            double factor = Unsafe.IsNullRef(ref scale) ? 1 : Unsafe.Add(ref scale, channel);
            sum += factor * sums[channel];
            product += factor * products[channel];
            p[channel] = (float)(factor * inverse);
        }

        q.Slice(first, Size).Fill((float)(-inverse * inverse * product / (Pixels * Size)));
        r.Slice(first, Size).Fill((float)(-inverse * sum / (Pixels * Size)));
    }

    /// <summary>An array over the channels.</summary>
    private Span<float> Array(ref float first, int index) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, (nint)index * Width), Width);

    /// <summary>The same in double precision, which takes the place of two.</summary>
    private Span<double> Sums(ref float first, int index) =>
        MemoryMarshal.Cast<float, double>(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, (nint)index * Width), 2 * Width));
}
