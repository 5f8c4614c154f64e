using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll.Kernels;

/// <content>The passes over the pixels: along the channels of each, or along the rows of planes.</content>
public readonly partial struct GroupNorm
{
    /// <summary>The sums of v, and of v times the distance from a pivot, of each channel.</summary>
    private void Sum<TTerm>(
        ref float x, ElementStrides from, ref float g, ElementStrides gradients,
        Span<float> pivots, Span<double> sums, Span<double> products)
        where TTerm : struct, NormRuns.ITerm
    {
        sums.Clear();
        products.Clear();
        for (int row = 0; row < rows; row++)
        {
            for (int channel = 0; from.Channel != 1 && channel < channels; channel++)
            {
                (double sum, double product) = NormRuns.Sum<TTerm>(
                    ref Unsafe.Add(ref x, from.At(row, 0, channel)), ref Unsafe.Add(ref g, gradients.At(row, 0, channel)), columns,
                    pivots[channel]);
                sums[channel] += sum;
                products[channel] += product;
            }

            for (int start = 0; from.Channel == 1 && start < columns; start += NormRuns.Block)
            {
                SumOfPixels<TTerm>(
                    ref Unsafe.Add(ref x, from.At(row, start, 0)), from.Pixel,
                    ref Unsafe.Add(ref g, gradients.At(row, start, 0)), gradients.Pixel,
                    Math.Min(NormRuns.Block, columns - start), pivots, sums, products);
            }
        }
    }

    /// <summary>Adds the sums of a few pixels, whose terms are summed in single precision.</summary>
    private static void SumOfPixels<TTerm>(
        ref float x, int pixelOfX, ref float g, int pixelOfG, int pixels, Span<float> pivots, Span<double> sums, Span<double> products)
        where TTerm : struct, NormRuns.ITerm
    {
        for (int lane = 0; lane < pivots.Length; lane += Vector<float>.Count)
        {
            Vector<float> pivot = Vector.LoadUnsafe(ref pivots[lane]);
            Vector<float> even = Vector<float>.Zero, odd = Vector<float>.Zero;
            Vector<float> evenProducts = Vector<float>.Zero, oddProducts = Vector<float>.Zero;
            ref float nextX = ref Unsafe.Add(ref x, lane);
            ref float nextG = ref Unsafe.Add(ref g, lane);
            for (int pixel = 1; pixel < pixels; pixel += 2)
            {
                NormRuns.Add<TTerm>(Vector.LoadUnsafe(ref nextX) - pivot, Vector.LoadUnsafe(ref nextG), ref even, ref evenProducts);
                NormRuns.Add<TTerm>(
                    Vector.LoadUnsafe(ref Unsafe.Add(ref nextX, pixelOfX)) - pivot, Vector.LoadUnsafe(ref Unsafe.Add(ref nextG, pixelOfG)),
                    ref odd, ref oddProducts);
                nextX = ref Unsafe.Add(ref nextX, 2 * pixelOfX);
                nextG = ref Unsafe.Add(ref nextG, 2 * pixelOfG);
            }

            if (pixels % 2 == 1)
                NormRuns.Add<TTerm>(Vector.LoadUnsafe(ref nextX) - pivot, Vector.LoadUnsafe(ref nextG), ref even, ref evenProducts);
            AddTo(sums[lane..], even + odd);
            AddTo(products[lane..], evenProducts + oddProducts);
        }
    }

    private static void AddTo(Span<double> sums, Vector<float> terms)
    {
        Vector.Widen(terms, out Vector<double> low, out Vector<double> high);
        ref double first = ref MemoryMarshal.GetReference(sums);
        (Vector.LoadUnsafe(ref first) + low).StoreUnsafe(ref first);
        (Vector.LoadUnsafe(ref first, (nuint)Vector<double>.Count) + high).StoreUnsafe(ref first, (nuint)Vector<double>.Count);
    }

    /// <summary>y = (x - mean) factor + term.</summary>
    private void Normalize(
        ref float input, ElementStrides from, ref float output, ElementStrides to,
        Span<float> means, Span<float> factors, Span<float> terms)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int channel = 0; from.Channel != 1 && channel < channels; channel++)
            {
                NormRuns.Normalize<NormRuns.OfAll>(
                    ref Unsafe.Add(ref input, from.At(row, 0, channel)), ref Unsafe.Add(ref output, to.At(row, 0, channel)), columns,
                    ref means[channel], ref factors[channel], ref terms[channel]);
            }

            for (int column = 0; from.Channel == 1 && column < columns; column++)
            {
                NormRuns.Normalize<NormRuns.OfEach>(
                    ref Unsafe.Add(ref input, from.At(row, column, 0)), ref Unsafe.Add(ref output, to.At(row, column, 0)), Width,
                    ref means[0], ref factors[0], ref terms[0]);
            }
        }
    }

    /// <summary>dx = p dy + q (x - mean) + r, or that added to dx.</summary>
    private void Differentiate(
        ref float x, ElementStrides from, ref float dy, ElementStrides gradients, ref float dx, ElementStrides targets,
        Span<float> means, Span<float> p, Span<float> q, Span<float> r, bool accumulates)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int channel = 0; from.Channel != 1 && channel < channels; channel++)
            {
                NormRuns.Differentiate<NormRuns.OfAll>(
                    ref Unsafe.Add(ref x, from.At(row, 0, channel)), ref Unsafe.Add(ref dy, gradients.At(row, 0, channel)),
                    ref Unsafe.Add(ref dx, targets.At(row, 0, channel)), columns,
                    ref means[channel], ref p[channel], ref q[channel], ref r[channel], accumulates);
            }

            for (int column = 0; from.Channel == 1 && column < columns; column++)
            {
                NormRuns.Differentiate<NormRuns.OfEach>(
                    ref Unsafe.Add(ref x, from.At(row, column, 0)), ref Unsafe.Add(ref dy, gradients.At(row, column, 0)),
                    ref Unsafe.Add(ref dx, targets.At(row, column, 0)), Width,
                    ref means[0], ref p[0], ref q[0], ref r[0], accumulates);
            }
        }
    }
}
