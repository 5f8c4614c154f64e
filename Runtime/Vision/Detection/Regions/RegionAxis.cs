namespace Unroll.Vision;

/// <summary>
/// How much the cells along one axis of a map count in each bin of a region. The samples of a bin lie on a grid and are interpolated
/// bilinearly, so its mean is a sum over rows and columns whose weight is a product: one number of each axis.
/// </summary>
internal sealed class RegionAxis
{
    private readonly int _extent;
    private readonly int[] _first, _count;
    private readonly float[] _weights;

    /// <param name="extent">Cells of the map along the axis.</param>
    /// <param name="bins">Bins of a region along it.</param>
    public RegionAxis(int extent, int bins)
    {
        _extent = extent;
        (_first, _count) = (new int[bins], new int[bins]);
        _weights = new float[checked(extent * bins)];
    }

    /// <summary>The first cell that counts in a bin.</summary>
    public int First(int bin) => _first[bin];

    /// <summary>The weights of the cells of a bin, from the first one on; none where all samples lie outside.</summary>
    public ReadOnlySpan<float> Weights(int bin) => _weights.AsSpan((bin * _extent) + _first[bin], _count[bin]);

    /// <summary>Finds the weights of a region.</summary>
    /// <param name="start">Where it begins, in cells.</param>
    /// <param name="size">How far it reaches.</param>
    /// <param name="samples">Samples of a bin along the axis; 0 for ceil(size / bins).</param>
    public void Prepare(double start, double size, int samples)
    {
        int bins = _first.Length;
        double bin = size / bins, grid = samples > 0 ? samples : Math.Ceiling(bin), step = bin / grid;
        for (int k = 0; k < bins; k++)
        {
            Span<float> row = _weights.AsSpan(k * _extent, _extent);
            row.Clear();
            (int first, int last) = (_extent, -1);
            // A region may reach far beyond the map: of its samples only those that can count are looked at.
            double begin = start + (k * bin), from = 0, to = grid - 1;
            if (step > 0)
            {
                from = Math.Max(from, Math.Floor((-1 - begin) / step) - 2);
                to = Math.Min(to, Math.Ceiling((_extent - begin) / step) + 2);
            }

            // Counted by themselves: a number of 2^53 and more has no next one.
            for (long i = 0; i <= to - from; i++)
            {
                double place = begin + ((from + i + 0.5) * step);
                if (!(place >= -1 && place <= _extent))
                    continue;
                place = Math.Clamp(place, 0, _extent - 1);
                int low = Math.Min((int)place, _extent - 1), high = Math.Min(low + 1, _extent - 1);
                double beyond = place - low;
                row[low] += (float)((1 - beyond) / grid);
                row[high] += (float)(beyond / grid);
                (first, last) = (Math.Min(first, low), Math.Max(last, high));
            }

            (_first[k], _count[k]) = last < 0 ? (0, 0) : (first, last - first + 1);
        }
    }
}
