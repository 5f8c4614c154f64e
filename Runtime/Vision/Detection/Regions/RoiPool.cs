using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll.Vision;

/// <summary>
/// Makes regions of a map equally large, by the maximum of each of so many bins (Girshick, "Fast R-CNN", 2015, section 2.1). Numbers are
/// those of torchvision.ops.roi_pool; maps and results have the channels last, as all values of networks here.
/// </summary>
/// <remarks>
/// Corners are multiplied by the scale and rounded, half away from zero, and both belong to the region, which has at least one cell. Bin k
/// of n begins at floor(k * size / n) and ends before ceil((k + 1) * size / n), so that neighbors may share cells. What lies outside of
/// the map counts for nothing; a bin that is empty then is 0. It does not change, so several threads may use one.
/// </remarks>
public sealed class RoiPool
{
    private readonly RegionBins _bins;

    /// <summary>Sets the sizes.</summary>
    /// <param name="map">Height, width and channels of the map.</param>
    /// <param name="rows">Rows of bins.</param>
    /// <param name="columns">Columns of bins.</param>
    /// <param name="scale">Cells of the map for a pixel: 1 / 16 for a backbone that divides by 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent or the scale is not positive.</exception>
    public RoiPool(ValueShape map, int rows, int columns, float scale) => _bins = new RegionBins(map, rows, columns, scale);

    /// <summary>How many numbers a region becomes: rows x columns x channels.</summary>
    public int RegionLength => _bins.RegionLength;

    /// <summary>Pools regions. Nothing is allocated.</summary>
    /// <param name="map">The map [height, width, channels].</param>
    /// <param name="regions">The regions, in pixels. They may lie outside of the map.</param>
    /// <param name="pooled">Gets [regions, rows, columns, channels]. NaN where a bin has one.</param>
    /// <param name="winners">Gets, for the gradient, the cell (row * width + column) of each maximum, the first of equals, or -1 of an
    /// empty bin. It has as many places as <paramref name="pooled"/>, or none.</param>
    /// <exception cref="ArgumentException">Lengths do not go together, or a coordinate is not finite.</exception>
    public void Forward(ReadOnlySpan<float> map, ReadOnlySpan<Box> regions, Span<float> pooled, Span<int> winners = default)
    {
        _bins.Check(map.Length, pooled.Length, regions, nameof(map), nameof(pooled));
        if (!winners.IsEmpty && winners.Length != pooled.Length)
            throw new ArgumentException($"There is place for {winners.Length} winners; expected {pooled.Length} or none.", nameof(winners));

        (ValueShape shape, int at) = (_bins.Map, 0);
        foreach (Box region in regions)
        {
            int left = Corner(region.Left), top = Corner(region.Top);
            int width = Math.Max(Corner(region.Right) - left + 1, 1), height = Math.Max(Corner(region.Bottom) - top + 1, 1);
            for (int row = 0; row < _bins.Rows; row++)
            {
                (int y0, int y1) = Bin(row, _bins.Rows, top, height, shape.Height);
                for (int column = 0; column < _bins.Columns; column++, at += shape.Channels)
                {
                    (int x0, int x1) = Bin(column, _bins.Columns, left, width, shape.Width);
                    Span<float> to = pooled.Slice(at, shape.Channels);
                    Span<int> cells = winners.IsEmpty ? default : winners.Slice(at, shape.Channels);
                    if (y1 > y0 && x1 > x0)
                    {
                        Pool(map, y0, y1, x0, x1, to, cells);
                        continue;
                    }

                    to.Clear();
                    cells.Fill(-1);
                }
            }
        }
    }

    /// <summary>Adds the gradient of the map: each number goes to the cell that won, and that of an empty bin nowhere. Nothing is
    /// allocated.</summary>
    /// <param name="winners">What <see cref="Forward"/> gave.</param>
    /// <param name="pooledGradients">The gradients of what it gave.</param>
    /// <param name="mapGradients">What they are added to, [height, width, channels].</param>
    /// <exception cref="ArgumentException">Lengths do not go together, or a winner is no cell of the map.</exception>
    public void Backward(ReadOnlySpan<int> winners, ReadOnlySpan<float> pooledGradients, Span<float> mapGradients)
    {
        int channels = _bins.Map.Channels, cells = _bins.Map.Height * _bins.Map.Width;
        if (mapGradients.Length != _bins.Map.Length)
            throw new ArgumentException($"There are {mapGradients.Length} numbers; expected {_bins.Map}.", nameof(mapGradients));
        if (pooledGradients.Length != winners.Length || winners.Length % RegionLength != 0)
        {
            throw new ArgumentException(
                $"There are {pooledGradients.Length} gradients and {winners.Length} winners; expected as many, {RegionLength} a region.",
                nameof(pooledGradients));
        }

        for (int bin = 0; bin < winners.Length; bin += channels)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                int winner = winners[bin + channel];
                if (winner >= cells || winner < -1)
                    throw new ArgumentException($"A winner is {winner}; expected a cell below {cells}, or -1.", nameof(winners));
                if (winner >= 0)
                    mapGradients[(winner * channels) + channel] += pooledGradients[bin + channel];
            }
        }
    }

    // Coordinates of any size: so far outside, only their side counts.
    private int Corner(float coordinate) =>
        (int)MathF.Round(Math.Clamp(coordinate * _bins.Scale, -(1 << 28), 1 << 28), MidpointRounding.AwayFromZero);

    // In float, as torchvision on floats: where the division is inexact, the same cells belong to the bin.
    private static (int Begin, int End) Bin(int k, int bins, int start, int size, int extent)
    {
        float each = (float)size / bins;
        int begin = start + (int)MathF.Floor(k * each), end = start + (int)MathF.Ceiling((k + 1) * each);
        return (Math.Clamp(begin, 0, extent), Math.Clamp(end, 0, extent));
    }

    private void Pool(ReadOnlySpan<float> map, int y0, int y1, int x0, int x1, Span<float> pooled, Span<int> winners)
    {
        int width = _bins.Map.Width, channels = pooled.Length, channel = 0;
        ref float cells = ref MemoryMarshal.GetReference(map);
        for (; channel + Vector<float>.Count <= channels; channel += Vector<float>.Count)
        {
            Vector<int> winner = new((y0 * width) + x0);
            Vector<float> most = Vector.LoadUnsafe(ref cells, (nuint)((((y0 * width) + x0) * channels) + channel));
            for (int y = y0; y < y1; y++)
            {
                for (int x = x0; x < x1; x++)
                {
                    int cell = (y * width) + x;
                    Vector<float> value = Vector.LoadUnsafe(ref cells, (nuint)((cell * channels) + channel));
                    // A number is no more than NaN, and NaN more than a number: then the first NaN wins.
                    Vector<int> wins = Vector.AndNot(~Vector.LessThanOrEqual(value, most), ~Vector.Equals(most, most));
                    most = Vector.ConditionalSelect(wins.As<int, float>(), value, most);
                    winner = Vector.ConditionalSelect(wins, new Vector<int>(cell), winner);
                }
            }

            most.CopyTo(pooled[channel..]);
            if (!winners.IsEmpty)
                winner.CopyTo(winners[channel..]);
        }

        for (; channel < channels; channel++)
        {
            int winner = (y0 * width) + x0;
            float most = map[(winner * channels) + channel];
            for (int y = y0; y < y1; y++)
            {
                for (int cell = (y * width) + x0; cell < (y * width) + x1; cell++)
                {
                    float value = map[(cell * channels) + channel];
                    if (!(value <= most) && !float.IsNaN(most))
                        (most, winner) = (value, cell);
                }
            }

            pooled[channel] = most;
            if (!winners.IsEmpty)
                winners[channel] = winner;
        }
    }
}
