namespace Unroll.Vision.Resizing;

/// <summary>
/// Of each row or column of a resized picture the pixels of the original that it is the sum of, and their weights in fixed point, as
/// Pillow's Resample.c has them.
/// </summary>
internal sealed class AxisWeights(ResizeFilter filter)
{
    /// <summary>The bits of a weight behind the point: 32 less 8 of a pixel and 2 for sums that swing over.</summary>
    public const int Precision = 22;

    private int _from, _to;
    private int[] _first = [], _count = [], _weights = [];
    private double[] _exact = [];

    /// <summary>The most pixels of a sum.</summary>
    public int Taps { get; private set; }

    /// <summary>The first pixel of the sum of each new one.</summary>
    public ReadOnlySpan<int> First => _first.AsSpan(0, _to);

    /// <summary>How many pixels the sum of a new one has.</summary>
    public int Count(int place) => _count[place];

    /// <summary>The weights of a new pixel.</summary>
    public ReadOnlySpan<int> Of(int place) => _weights.AsSpan(place * Taps, _count[place]);

    /// <summary>Computes them for two extents, unless they were computed for these before.</summary>
    public void Prepare(int from, int to)
    {
        if (from == _from && to == _to)
            return;

        double scale = (double)from / to;
        double wider = Math.Max(scale, 1);   // antialiasing: the filter covers what a new pixel covers
        double support = wider * (filter == ResizeFilter.Bicubic ? 2 : 1);
        (_from, _to, Taps) = (from, to, filter == ResizeFilter.Nearest ? 0 : ((int)Math.Ceiling(support) * 2) + 1);
        Grow(ref _first, to);
        Grow(ref _count, to);
        Grow(ref _weights, checked(to * Taps));
        if (filter == ResizeFilter.Nearest)
            Nearest(scale);
        else
            Weigh(scale, wider, support);
    }

    private void Nearest(double scale)
    {
        // Added up, as Pillow does: the last bits decide between two pixels.
        double middle = scale * 0.5;
        for (int place = 0; place < _to; place++, middle += scale)
            _first[place] = Math.Min((int)middle, _from - 1);
    }

    private void Weigh(double scale, double wider, double support)
    {
        if (_exact.Length < Taps)
            _exact = new double[Taps];
        for (int place = 0; place < _to; place++)
        {
            double middle = (place + 0.5) * scale;
            int first = Math.Max(0, (int)(middle - support + 0.5));
            int count = Math.Min(_from, (int)(middle + support + 0.5)) - first;
            double sum = 0;
            for (int i = 0; i < count; i++)
            {
                _exact[i] = Weight((i + first - middle + 0.5) * (1 / wider));
                sum += _exact[i];
            }

            (_first[place], _count[place]) = (first, count);
            for (int i = 0; i < count; i++)
            {
                double weight = (sum != 0 ? _exact[i] / sum : _exact[i]) * (1 << Precision);
                _weights[(place * Taps) + i] = (int)(weight < 0 ? weight - 0.5 : weight + 0.5);
            }
        }
    }

    private double Weight(double distance)
    {
        const double A = -0.5;
        double x = Math.Abs(distance);
        if (filter == ResizeFilter.Bilinear)
            return Math.Max(0, 1 - x);
        if (x < 1)
            return ((((A + 2) * x) - (A + 3)) * x * x) + 1;
        return x < 2 ? ((((x - 5) * x) + 8) * x - 4) * A : 0;
    }

    private static void Grow(ref int[] numbers, int length)
    {
        if (numbers.Length < length)
            numbers = new int[length];
    }
}
