using System.Numerics;
using System.Runtime.InteropServices;

namespace Unroll.Vision;

/// <summary>
/// Makes regions of a map equally large, by the mean of samples in each of so many bins, interpolated bilinearly and without rounding a
/// corner (He et al., "Mask R-CNN", 2017, section 3). Numbers are those of torchvision.ops.roi_align; maps and results have the channels
/// last, as all values of networks here.
/// </summary>
/// <remarks>
/// A sample further than one cell before the map, or beyond its extent, counts 0; one nearer is taken at the border. Places are computed in
/// double precision. It keeps its memory; one thread at a time may use it.
/// </remarks>
public sealed class RoiAlign
{
    private readonly RegionBins _bins;
    private readonly RegionAxis _rows, _columns;
    private readonly int _samples;

    /// <summary>Sets the sizes.</summary>
    /// <param name="map">Height, width and channels of the map.</param>
    /// <param name="rows">Rows of bins.</param>
    /// <param name="columns">Columns of bins.</param>
    /// <param name="scale">Cells of the map for a pixel: 1 / 16 for a backbone that divides by 16.</param>
    /// <param name="samplingRatio">Samples of a bin along each axis; 0 takes as many as a bin has cells, rounded up (torchvision's
    /// default, there -1).</param>
    /// <param name="aligned">false: coordinates as they are, and a region has at least one cell (torchvision's default). true: half a cell
    /// less, so that cells are where their middles are, and no least size (detectron2, and ONNX from opset 16 on).</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent or the scale is not positive, or the sampling ratio is negative.</exception>
    public RoiAlign(ValueShape map, int rows, int columns, float scale, int samplingRatio = 0, bool aligned = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samplingRatio);
        _bins = new RegionBins(map, rows, columns, scale);
        (_samples, Aligned) = (samplingRatio, aligned);
        (_rows, _columns) = (new RegionAxis(map.Height, rows), new RegionAxis(map.Width, columns));
    }

    /// <summary>Whether coordinates are taken half a cell less.</summary>
    public bool Aligned { get; }

    /// <summary>How many numbers a region becomes: rows x columns x channels.</summary>
    public int RegionLength => _bins.RegionLength;

    /// <summary>Pools regions. Nothing is allocated.</summary>
    /// <param name="map">The map [height, width, channels].</param>
    /// <param name="regions">The regions, in pixels. They may lie outside of the map.</param>
    /// <param name="pooled">Gets [regions, rows, columns, channels].</param>
    /// <exception cref="ArgumentException">Lengths do not go together, or a coordinate is not finite.</exception>
    public void Forward(ReadOnlySpan<float> map, ReadOnlySpan<Box> regions, Span<float> pooled)
    {
        _bins.Check(map.Length, pooled.Length, regions, nameof(map), nameof(pooled));
        int channels = _bins.Map.Channels, at = 0;
        foreach (Box region in regions)
        {
            Prepare(region);
            for (int row = 0; row < _bins.Rows; row++)
            {
                for (int column = 0; column < _bins.Columns; column++, at += channels)
                    Average(map, row, column, pooled.Slice(at, channels));
            }
        }
    }

    /// <summary>Adds the gradient of the map: each number goes to the cells that it is a mean of, by their weights. Nothing is
    /// allocated.</summary>
    /// <param name="regions">The regions that were pooled.</param>
    /// <param name="pooledGradients">The gradients of what they became.</param>
    /// <param name="mapGradients">What they are added to, [height, width, channels].</param>
    /// <exception cref="ArgumentException">Lengths do not go together, or a coordinate is not finite.</exception>
    public void Backward(ReadOnlySpan<Box> regions, ReadOnlySpan<float> pooledGradients, Span<float> mapGradients)
    {
        _bins.Check(mapGradients.Length, pooledGradients.Length, regions, nameof(mapGradients), nameof(pooledGradients));
        int channels = _bins.Map.Channels, at = 0;
        foreach (Box region in regions)
        {
            Prepare(region);
            for (int row = 0; row < _bins.Rows; row++)
            {
                for (int column = 0; column < _bins.Columns; column++, at += channels)
                    Spread(pooledGradients.Slice(at, channels), row, column, mapGradients);
            }
        }
    }

    private void Prepare(Box region)
    {
        double scale = _bins.Scale, less = Aligned ? 0.5 : 0, least = Aligned ? double.NegativeInfinity : 1;
        double left = (region.Left * scale) - less, top = (region.Top * scale) - less;
        _columns.Prepare(left, Math.Max((region.Right * scale) - less - left, least), _samples);
        _rows.Prepare(top, Math.Max((region.Bottom * scale) - less - top, least), _samples);
    }

    private void Average(ReadOnlySpan<float> map, int row, int column, Span<float> pooled)
    {
        ReadOnlySpan<float> down = _rows.Weights(row), across = _columns.Weights(column);
        int channels = pooled.Length, width = _bins.Map.Width, channel = 0;
        int corner = ((_rows.First(row) * width) + _columns.First(column)) * channels;
        ref float cells = ref MemoryMarshal.GetReference(map);
        for (; channel + Vector<float>.Count <= channels; channel += Vector<float>.Count)
        {
            Vector<float> sum = Vector<float>.Zero;
            for (int y = 0; y < down.Length; y++)
            {
                Vector<float> line = Vector<float>.Zero;
                for (int x = 0; x < across.Length; x++)
                {
                    int at = corner + (((y * width) + x) * channels) + channel;
                    line += Vector.LoadUnsafe(ref cells, (nuint)at) * across[x];
                }

                sum += line * down[y];
            }

            sum.CopyTo(pooled[channel..]);
        }

        for (; channel < channels; channel++)
        {
            float sum = 0;
            for (int y = 0; y < down.Length; y++)
            {
                float line = 0;
                for (int x = 0; x < across.Length; x++)
                    line += map[corner + (((y * width) + x) * channels) + channel] * across[x];
                sum += line * down[y];
            }

            pooled[channel] = sum;
        }
    }

    private void Spread(ReadOnlySpan<float> gradients, int row, int column, Span<float> map)
    {
        ReadOnlySpan<float> down = _rows.Weights(row), across = _columns.Weights(column);
        int channels = gradients.Length, corner = (_rows.First(row) * _bins.Map.Width) + _columns.First(column);
        for (int y = 0; y < down.Length; y++)
        {
            for (int x = 0; x < across.Length; x++)
            {
                float weight = down[y] * across[x];
                Span<float> cell = map.Slice((corner + (y * _bins.Map.Width) + x) * channels, channels);
                int channel = 0;
                for (; channel + Vector<float>.Count <= channels; channel += Vector<float>.Count)
                {
                    Span<float> to = cell[channel..];
                    (new Vector<float>(to) + (new Vector<float>(gradients[channel..]) * weight)).CopyTo(to);
                }

                for (; channel < channels; channel++)
                    cell[channel] += gradients[channel] * weight;
            }
        }
    }
}
