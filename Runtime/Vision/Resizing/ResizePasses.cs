using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Unroll.Vision.Resizing;

/// <summary>The sums of a resized picture, in fixed point: first along the rows, then along the columns.</summary>
internal static class ResizePasses
{
    private const int Half = 1 << (AxisWeights.Precision - 1);
    private const int RgbBytes = 3;

    /// <summary>Pixels of a row of one channel.</summary>
    /// <param name="row">The row.</param>
    /// <param name="weights">The sums of the whole new row.</param>
    /// <param name="left">Which of the new pixels is the first.</param>
    /// <param name="to">Gets as many of them as it has place for.</param>
    public static void GrayRow(ReadOnlySpan<byte> row, AxisWeights weights, int left, Span<byte> to)
    {
        for (int place = 0; place < to.Length; place++)
            to[place] = Sum(row[weights.First[left + place]..], 1, weights.Of(left + place));
    }

    /// <summary>Pixels of a row of three channels: the sums of a pixel side by side in one vector.</summary>
    /// <inheritdoc cref="GrayRow" path="/param"/>
    public static void RgbRow(ReadOnlySpan<byte> row, AxisWeights weights, int left, Span<byte> to)
    {
        ReadOnlySpan<int> first = weights.First.Slice(left, to.Length / RgbBytes);
        for (int place = 0; place < first.Length; place++)
        {
            ReadOnlySpan<int> factors = weights.Of(left + place);
            ReadOnlySpan<byte> pixels = row[(first[place] * RgbBytes)..];
            Span<byte> pixel = to.Slice(place * RgbBytes, RgbBytes);
            // Four bytes are read for three, so the last pixel of a row has no vector.
            if (pixels.Length <= factors.Length * RgbBytes)
            {
                for (int channel = 0; channel < RgbBytes; channel++)
                    pixel[channel] = Sum(pixels[channel..], RgbBytes, factors);
                continue;
            }

            Vector128<int> sums = Vector128.Create(Half);
            for (int i = 0; i < factors.Length; i++)
            {
                uint four = BinaryPrimitives.ReadUInt32LittleEndian(pixels[(i * RgbBytes)..]);
                Vector128<ushort> wider = Vector128.WidenLower(Vector128.CreateScalar(four).AsByte());
                sums += Vector128.WidenLower(wider).AsInt32() * factors[i];
            }

            Vector128<int> values = Values(sums);
            for (int channel = 0; channel < RgbBytes; channel++)
                pixel[channel] = (byte)values.GetElement(channel);
        }
    }

    /// <summary>A row that is the sum of several.</summary>
    /// <param name="rows">The first of them and all behind it.</param>
    /// <param name="weights">The weight of each.</param>
    /// <param name="to">Where the sum goes: the bytes of a row.</param>
    public static void Column(ReadOnlySpan<byte> rows, ReadOnlySpan<int> weights, Span<byte> to)
    {
        int at = 0;
        for (; at + Vector128<byte>.Count <= to.Length; at += Vector128<byte>.Count)
        {
            Vector128<int> a = Vector128.Create(Half), b = a, c = a, d = a;
            for (int i = 0; i < weights.Length; i++)
            {
                ReadOnlySpan<byte> bytes = rows.Slice((i * to.Length) + at, Vector128<byte>.Count);
                (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.Create(bytes));
                Vector128<int> weight = Vector128.Create(weights[i]);
                a += Vector128.WidenLower(lower).AsInt32() * weight;
                b += Vector128.WidenUpper(lower).AsInt32() * weight;
                c += Vector128.WidenLower(upper).AsInt32() * weight;
                d += Vector128.WidenUpper(upper).AsInt32() * weight;
            }

            Vector128<ushort> first = Vector128.Narrow(Values(a).AsUInt32(), Values(b).AsUInt32());
            Vector128<ushort> second = Vector128.Narrow(Values(c).AsUInt32(), Values(d).AsUInt32());
            Vector128.Narrow(first, second).CopyTo(to[at..]);
        }

        for (; at < to.Length; at++)
            to[at] = Sum(rows[at..], to.Length, weights);
    }

    private static byte Sum(ReadOnlySpan<byte> pixels, int step, ReadOnlySpan<int> weights)
    {
        int sum = Half;
        for (int i = 0; i < weights.Length; i++)
            sum += pixels[i * step] * weights[i];
        return (byte)Math.Clamp(sum >> AxisWeights.Precision, 0, 255);
    }

    private static Vector128<int> Values(Vector128<int> sums) =>
        Vector128.Min(Vector128.Max(sums >> AxisWeights.Precision, Vector128<int>.Zero), Vector128.Create(255));
}
