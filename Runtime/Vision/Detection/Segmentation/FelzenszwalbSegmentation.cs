using Unroll.Vision.Segmentation;

namespace Unroll.Vision;

/// <summary>
/// Divides a picture into segments of similar color (Felzenszwalb and Huttenlocher, "Efficient Graph-Based Image Segmentation", 2004):
/// pairs of neighboring pixels are joined by rising distance, unless it is greater than what is usual within both. It is scikit-image's
/// felzenszwalb; torchvision has no counterpart.
/// </summary>
/// <remarks>
/// Of pairs with equal distances one has to come first, which scikit-image leaves open, and distances are floats here and doubles there.
/// So segments agree nearly and not pixel by pixel. It keeps its memory: pictures no larger than before cost no allocation. One thread at a
/// time may use it.
/// </remarks>
public sealed class FelzenszwalbSegmentation
{
    private readonly SeparableFilter _filter = new();
    private readonly PixelGraph _graph = new();
    private readonly float[] _weights;
    private float[] _colors = [], _most = [];
    private int[] _parents = [], _sizes = [];

    /// <summary>Sets what counts as similar. The defaults are scikit-image's.</summary>
    /// <param name="scale">k of the paper: the larger it is, the larger the segments. Distances are of colors from 0 to 255.</param>
    /// <param name="sigma">The deviation of the Gaussian by which the picture is smoothed before, in pixels; 0 leaves it.</param>
    /// <param name="minimumSize">Segments of fewer pixels are joined with a neighbor, the most similar first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive, the deviation not from 0 to 100, or the size
    /// negative.</exception>
    public FelzenszwalbSegmentation(double scale = 1, double sigma = 0.8, int minimumSize = 20)
    {
        if (!(scale > 0 && double.IsFinite(scale)))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "Expected a positive number.");
        if (!(sigma is >= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "Expected a deviation from 0 to 100 pixels.");
        ArgumentOutOfRangeException.ThrowIfNegative(minimumSize);
        (Scale, Sigma, MinimumSize) = (scale, sigma, minimumSize);
        _weights = SeparableFilter.Gaussian(sigma);
    }

    /// <summary>k of the paper.</summary>
    public double Scale { get; }

    /// <summary>The deviation of the smoothing.</summary>
    public double Sigma { get; }

    /// <summary>The fewest pixels of a segment.</summary>
    public int MinimumSize { get; }

    /// <summary>Divides a picture.</summary>
    /// <param name="picture">The picture, gray or color. A picture of at most 2^29 pixels.</param>
    /// <param name="labels">Gets the segment of each pixel, row by row, numbered from 0 on in the order of their first pixels.</param>
    /// <returns>How many segments there are.</returns>
    /// <exception cref="ArgumentException">There are more or fewer labels than pixels, or the picture has more than 2^29.</exception>
    public int Segment(Picture picture, Span<int> labels)
    {
        ArgumentNullException.ThrowIfNull(picture);
        int pixels = picture.Height * picture.Width;
        if (labels.Length != pixels)
        {
            throw new ArgumentException(
                $"There are {labels.Length} labels; expected one for each of the {picture.Height} x {picture.Width} pixels.",
                nameof(labels));
        }

        if (pixels > Array.MaxLength / 4)
            throw new ArgumentException($"The picture is {picture}; expected at most 2^29 pixels.", nameof(picture));
        if (_parents.Length < pixels)
            (_parents, _sizes, _most) = (new int[pixels], new int[pixels], new float[pixels]);
        Smooth(picture);
        _graph.Build(_colors, picture.Height, picture.Width, picture.Channels);
        Join(pixels);
        return Number(labels);
    }

    private void Smooth(Picture picture)
    {
        ReadOnlySpan<byte> bytes = picture.Pixels;
        if (_colors.Length < bytes.Length)
            _colors = new float[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
            _colors[i] = bytes[i];
        if (_weights.Length > 1)
            _filter.Filter(_colors.AsSpan(0, bytes.Length), _colors, picture.Height, picture.Width, picture.Channels, _weights, _weights);
    }

    private void Join(int pixels)
    {
        for (int i = 0; i < pixels; i++)
            (_parents[i], _sizes[i], _most[i]) = (i, 1, (float)Scale);

        for (int i = 0; i < _graph.Count; i++)
        {
            (int first, int second, float distance) = _graph[i];
            (first, second) = (Root(first), Root(second));
            // The most that a segment takes: the greatest distance within it, and scale / size more (equation 4).
            if (first != second && distance < _most[first] && distance < _most[second])
            {
                int joined = Union(first, second);
                _most[joined] = distance + (float)(Scale / _sizes[joined]);
            }
        }

        for (int i = 0; i < _graph.Count; i++)
        {
            (int first, int second, _) = _graph[i];
            (first, second) = (Root(first), Root(second));
            if (first != second && Math.Min(_sizes[first], _sizes[second]) < MinimumSize)
                Union(first, second);
        }
    }

    private int Root(int pixel)
    {
        while (_parents[pixel] != pixel)
            pixel = _parents[pixel] = _parents[_parents[pixel]];
        return pixel;
    }

    private int Union(int first, int second)
    {
        (int root, int other) = _sizes[first] >= _sizes[second] ? (first, second) : (second, first);
        _parents[other] = root;
        _sizes[root] += _sizes[other];
        return root;
    }

    private int Number(Span<int> labels)
    {
        int count = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            // The root may come later; it holds the number of its segment, as a size that is negative, for it is no longer needed as one.
            int root = Root(i);
            if (_sizes[root] > 0)
                _sizes[root] = -1 - count++;
            labels[i] = -1 - _sizes[root];
        }

        return count;
    }
}
