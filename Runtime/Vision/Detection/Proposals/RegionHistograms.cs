using System.Numerics;
using Unroll.Vision.Segmentation;

namespace Unroll.Vision.Proposals;

/// <summary>
/// Histograms of the colors and gradients of regions, each of sum 1. Colors: hue, saturation and value in 25 bins each; of a gray picture
/// its gray. Gradients: of each channel the Gaussian derivative of deviation 1 in eight directions where it is positive, in 10 bins up to
/// the greatest of the picture. It keeps its memory.
/// </summary>
internal sealed class RegionHistograms
{
    private const int ColorBins = 25, GradientBins = 10, Directions = 8, Block = 16;

    private static readonly float[] Smooth = SeparableFilter.Gaussian(1), Derivative = SeparableFilter.GaussianDerivative(1);
    private static readonly float Diagonal = MathF.Sqrt(0.5f);

    private readonly SeparableFilter _filter = new();
    private float[] _values = [], _x = [], _y = [], _bins = [];
    private int _colorLength, _length;

    /// <summary>Counts the pixels of each region.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="labels">The region of each pixel.</param>
    /// <param name="sizes">The pixels of each region.</param>
    public void Count(Picture picture, ReadOnlySpan<int> labels, ReadOnlySpan<int> sizes)
    {
        int channels = picture.Channels;
        _colorLength = RoundedUp(channels * ColorBins);
        _length = _colorLength + RoundedUp(channels * Directions * GradientBins);
        if (_bins.Length < sizes.Length * _length)
            _bins = new float[sizes.Length * _length];
        Array.Clear(_bins, 0, sizes.Length * _length);
        CountColors(picture, labels);
        CountGradients(picture, labels);
        for (int region = 0; region < sizes.Length; region++)
        {
            Span<float> bins = _bins.AsSpan(region * _length, _length);
            Scale(bins[.._colorLength], 1f / (sizes[region] * channels));
            Scale(bins[_colorLength..], 1f / (sizes[region] * channels * Directions));
        }
    }

    /// <summary>What the colors of two regions have in common.</summary>
    public float CommonColor(int first, int second) => Common(Of(first)[.._colorLength], Of(second)[.._colorLength]);

    /// <summary>What the gradients of two regions have in common.</summary>
    public float CommonTexture(int first, int second) => Common(Of(first)[_colorLength..], Of(second)[_colorLength..]);

    /// <summary>Makes a region that of both.</summary>
    /// <param name="into">The one that grows.</param>
    /// <param name="other">The one that it takes.</param>
    /// <param name="part">The part of its pixels that it had before.</param>
    public void Merge(int into, int other, float part)
    {
        Span<float> to = Of(into);
        ReadOnlySpan<float> from = Of(other);
        for (int i = 0; i < to.Length; i += Vector<float>.Count)
        {
            Span<float> place = to[i..];
            ((new Vector<float>(place) * part) + (new Vector<float>(from[i..]) * (1 - part))).CopyTo(place);
        }
    }

    private Span<float> Of(int region) => _bins.AsSpan(region * _length, _length);

    private void CountColors(Picture picture, ReadOnlySpan<int> labels)
    {
        ReadOnlySpan<byte> bytes = picture.Pixels;
        for (int i = 0; i < labels.Length; i++)
        {
            Span<float> bins = Of(labels[i]);
            if (picture.Channels == 1)
            {
                bins[bytes[i] * ColorBins / 256]++;
                continue;
            }

            int red = bytes[3 * i], green = bytes[(3 * i) + 1], blue = bytes[(3 * i) + 2];
            int most = Math.Max(red, Math.Max(green, blue)), range = most - Math.Min(red, Math.Min(green, blue));
            // The hue in sixths of the circle times the range, from 0 on; gray has none and counts as red.
            int hue = range == 0 ? 0
                : most == red ? (green - blue + (6 * range)) % (6 * range)
                : most == green ? (2 * range) + blue - red : (4 * range) + red - green;
            bins[range == 0 ? 0 : hue * ColorBins / (6 * range)]++;
            bins[ColorBins + (most == 0 ? 0 : Math.Min(range * ColorBins / most, ColorBins - 1))]++;
            bins[(2 * ColorBins) + (most * ColorBins / 256)]++;
        }
    }

    private void CountGradients(Picture picture, ReadOnlySpan<int> labels)
    {
        int channels = picture.Channels;
        ReadOnlySpan<byte> bytes = picture.Pixels;
        if (_values.Length < bytes.Length)
            (_values, _x, _y) = (new float[bytes.Length], new float[bytes.Length], new float[bytes.Length]);
        for (int i = 0; i < bytes.Length; i++)
            _values[i] = bytes[i];
        ReadOnlySpan<float> values = _values.AsSpan(0, bytes.Length);
        _filter.Filter(values, _x, picture.Height, picture.Width, channels, Smooth, Derivative);
        _filter.Filter(values, _y, picture.Height, picture.Width, channels, Derivative, Smooth);

        float most = 0;
        for (int i = 0; i < bytes.Length; i++)
            most = MathF.Max(most, Greatest(_x[i], _y[i]));
        float perBin = most > 0 ? GradientBins / most : 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            (int pixel, int channel) = Math.DivRem(i, channels);
            Span<float> bins = Of(labels[pixel]).Slice(_colorLength + (channel * Directions * GradientBins), Directions * GradientBins);
            float x = _x[i] * perBin, y = _y[i] * perBin, down = (x + y) * Diagonal, up = (x - y) * Diagonal;
            CountBoth(bins, 0, x);
            CountBoth(bins, 1, y);
            CountBoth(bins, 2, down);
            CountBoth(bins, 3, up);
        }
    }

    // A direction and its opposite: of one the response is positive, and the other has 0, which is in the first bin.
    private static void CountBoth(Span<float> bins, int direction, float response)
    {
        int bin = Math.Min((int)MathF.Abs(response), GradientBins - 1), first = 2 * direction * GradientBins;
        bins[first + (response > 0 ? bin : 0)]++;
        bins[first + GradientBins + (response > 0 ? 0 : bin)]++;
    }

    private static float Greatest(float x, float y)
    {
        (x, y) = (MathF.Abs(x), MathF.Abs(y));
        return MathF.Max(MathF.Max(x, y), (x + y) * Diagonal);
    }

    private static void Scale(Span<float> bins, float factor)
    {
        foreach (ref float bin in bins)
            bin *= factor;
    }

    private static float Common(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        Vector<float> sum = Vector<float>.Zero;
        for (int i = 0; i < first.Length; i += Vector<float>.Count)
            sum += Vector.Min(new Vector<float>(first[i..]), new Vector<float>(second[i..]));
        return Vector.Sum(sum);
    }

    // Whole vectors of any width; what is beyond the bins stays 0.
    private static int RoundedUp(int length) => (length + Block - 1) / Block * Block;
}
