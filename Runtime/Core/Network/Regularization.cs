using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Unroll;

/// <summary>
/// The L1 and L2 terms of the loss: L1 x sum |w| and L2 / 2 x sum w², with the gradients L1 x sign(w) and L2 x w (PyTorch's weight_decay is
/// L2). The sums run over 8 lanes on every machine, so they have the same bits everywhere.
/// </summary>
internal static class Regularization
{
    private const int Lanes = 8;
    private const int Block = 256;

    /// <summary>Adds the terms' gradients to <paramref name="gradients"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="values">Its parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="largest">The largest magnitude among the gradients, raised where one is larger now.</param>
    /// <returns>The terms' sum.</returns>
    public static double Add(NetworkDescription network, ReadOnlySpan<float> values, Span<float> gradients, ref float largest)
    {
        double sum = 0;
        int bits = BitConverter.SingleToInt32Bits(largest);
        foreach (ParameterDescription parameter in network.ParameterSpan)
        {
            if (parameter.Frozen || (parameter.L1 == 0 && parameter.L2 == 0))
                continue;
            Span<float> gradient = gradients.Slice(parameter.Offset, parameter.Length);
            sum += Add(values.Slice(parameter.Offset, parameter.Length), gradient, parameter.L1, parameter.L2, ref bits);
        }

        largest = BitConverter.Int32BitsToSingle(bits);
        return sum;
    }

    private static double Add(ReadOnlySpan<float> values, Span<float> gradients, float l1, float l2, ref int largest)
    {
        double magnitudes = 0, squares = 0;
        for (int start = 0; start < values.Length; start += Block)
        {
            int length = Math.Min(Block, values.Length - start);
            AddBlock(values.Slice(start, length), gradients.Slice(start, length), l1, l2, ref magnitudes, ref squares, ref largest);
        }

        return (l1 * magnitudes) + (0.5 * l2 * squares);
    }

    // A block is short enough for its sums in single precision; the blocks are summed in double precision.
    private static void AddBlock(
        ReadOnlySpan<float> values, Span<float> gradients, float l1, float l2, ref double magnitudes, ref double squares, ref int largest)
    {
        ref float value = ref MemoryMarshal.GetReference(values);
        ref float gradient = ref MemoryMarshal.GetReference(gradients);
        Vector256<float> magnitude = default, square = default;
        Vector256<int> bits = default;
        int i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            Vector256<float> w = Vector256.LoadUnsafe(ref value, (nuint)i);
            Vector256<float> g = Vector256.LoadUnsafe(ref gradient, (nuint)i);
            magnitude += Vector256.Abs(w);
            square += w * w;
            Vector256<float> sign = Vector256.CopySign(Vector256.Create(l1), w);
            sign = Vector256.AndNot(sign, Vector256.Equals(w, Vector256<float>.Zero));
            g = g + sign + (l2 * w);
            g.StoreUnsafe(ref gradient, (nuint)i);
            bits = Vector256.Max(bits, g.AsInt32() & Vector256.Create(Magnitude.Mask));
        }

        magnitudes += Vector256.Sum(magnitude);
        squares += Vector256.Sum(square);
        largest = Math.Max(largest, Magnitude.Largest(bits));
        for (; i < values.Length; i++)
        {
            float w = Unsafe.Add(ref value, i);
            magnitudes += Math.Abs(w);
            squares += w * w;
            float sign = w > 0 ? l1 : w < 0 ? -l1 : 0;
            float g = Unsafe.Add(ref gradient, i) + sign + (l2 * w);
            Unsafe.Add(ref gradient, i) = g;
            largest = Math.Max(largest, BitConverter.SingleToInt32Bits(g) & Magnitude.Mask);
        }
    }
}
