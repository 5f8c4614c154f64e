using Unroll.Vision.Proposals;

namespace Unroll.Vision;

/// <summary>
/// Proposes boxes that may hold something: the regions of a picture, from small segments to the whole, of which the two most similar
/// neighbors are joined again and again (Uijlings et al., "Selective Search for Object Recognition", 2013). The first R-CNN and Fast R-CNN
/// took their proposals from it; torchvision has no counterpart.
/// </summary>
/// <remarks>
/// This is one strategy of the paper: segments from red, green and blue, color histograms of hue, saturation and value, gradients of red,
/// green and blue. Nothing is random: proposals come from the last join to the first, then the segments, without those that came before.
/// The paper multiplies these places with random numbers. It keeps its memory: pictures no larger than before, with no more segments, cost
/// no allocation. One thread at a time may use it.
/// </remarks>
public sealed class SelectiveSearch
{
    private readonly FelzenszwalbSegmentation _segmentation;
    private readonly RegionHistograms _histograms = new();
    private readonly RegionPairs _pairs = new();
    private readonly HashSet<Box> _seen = [];
    private int[] _labels = [], _sizes = [], _slots = [], _neighbors = [];
    private Box[] _boxes = [];
    private int _pixels;

    /// <summary>Sets how regions are found and compared.</summary>
    /// <param name="segmentation">Finds the first segments; null for one with scale 100, deviation 0.8 and at least 100 pixels, as the
    /// authors' program couples scale and size.</param>
    /// <param name="similarities">What makes regions similar.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such similarity, or none is given.</exception>
    public SelectiveSearch(FelzenszwalbSegmentation? segmentation = null, RegionSimilarities similarities = RegionSimilarities.All)
    {
        if (similarities is < RegionSimilarities.Color or > RegionSimilarities.All)
            throw new ArgumentOutOfRangeException(nameof(similarities), similarities, "Expected at least one similarity.");
        _segmentation = segmentation ?? new FelzenszwalbSegmentation(scale: 100, sigma: 0.8, minimumSize: 100);
        Similarities = similarities;
    }

    /// <summary>What makes regions similar: the sum of these.</summary>
    public RegionSimilarities Similarities { get; }

    /// <summary>Proposes boxes.</summary>
    /// <param name="picture">The picture, gray or color.</param>
    /// <param name="proposals">Gets them in pixels, the whole picture first, no box twice: as many as there are or as there is place
    /// for.</param>
    /// <returns>How many it got.</returns>
    public int Find(Picture picture, Span<Box> proposals)
    {
        ArgumentNullException.ThrowIfNull(picture);
        int pixels = picture.Height * picture.Width;
        if (_labels.Length < pixels)
            _labels = new int[pixels];
        Span<int> labels = _labels.AsSpan(0, pixels);
        int segments = _segmentation.Segment(picture, labels), regions = (2 * segments) - 1;
        Measure(labels, picture.Width, segments, regions);
        _histograms.Count(picture, labels, _sizes.AsSpan(0, segments));
        _pairs.Find(labels, picture.Height, picture.Width);
        _pixels = pixels;
        for (int i = 0; i < _pairs.Count; i++)
            _pairs.Set(i, Similarity(_pairs.All[i].First, _pairs.All[i].Second));
        for (int region = segments; region < regions; region++)
            Join(region);

        int count = 0;
        _seen.Clear();
        for (int region = regions - 1; region >= 0 && count < proposals.Length; region--)
        {
            if (_seen.Add(_boxes[region]))
                proposals[count++] = _boxes[region];
        }

        return count;
    }

    private void Measure(ReadOnlySpan<int> labels, int columns, int segments, int regions)
    {
        if (_sizes.Length < regions)
        {
            (_sizes, _slots, _boxes) = (new int[regions], new int[regions], new Box[regions]);
            // A region has as many neighbors as there are others; both have them in a join.
            _neighbors = new int[2 * regions];
            _seen.EnsureCapacity(regions);
        }

        Array.Clear(_sizes, 0, regions);
        for (int i = 0; i < segments; i++)
            (_slots[i], _boxes[i]) = (i, new Box(float.MaxValue, float.MaxValue, 0, 0));
        for (int i = 0; i < labels.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            _sizes[labels[i]]++;
            ref Box box = ref _boxes[labels[i]];
            box = Around(box, new Box(column, row, column + 1, row + 1));
        }
    }

    private void Join(int region)
    {
        (int first, int second) = _pairs.MostSimilar();
        _sizes[region] = _sizes[first] + _sizes[second];
        _boxes[region] = Around(_boxes[first], _boxes[second]);
        // The histograms of the new region take the place of one of those that it is made of.
        _slots[region] = _slots[first];
        _histograms.Merge(_slots[first], _slots[second], (float)_sizes[first] / _sizes[region]);
        Span<int> neighbors = _neighbors.AsSpan(0, _pairs.Remove(first, second, _neighbors));
        neighbors.Sort();
        for (int i = 0; i < neighbors.Length; i++)
        {
            if (i == 0 || neighbors[i] != neighbors[i - 1])
                _pairs.Add(neighbors[i], region, Similarity(neighbors[i], region));
        }
    }

    private float Similarity(int first, int second)
    {
        float sum = 0;
        if ((Similarities & RegionSimilarities.Color) != 0)
            sum += _histograms.CommonColor(_slots[first], _slots[second]);
        if ((Similarities & RegionSimilarities.Texture) != 0)
            sum += _histograms.CommonTexture(_slots[first], _slots[second]);
        float both = _sizes[first] + _sizes[second];
        if ((Similarities & RegionSimilarities.Size) != 0)
            sum += 1 - (both / _pixels);
        if ((Similarities & RegionSimilarities.Fill) != 0)
            sum += 1 - ((Around(_boxes[first], _boxes[second]).Area - both) / _pixels);
        return sum;
    }

    private static Box Around(Box a, Box b) => new(
        MathF.Min(a.Left, b.Left), MathF.Min(a.Top, b.Top), MathF.Max(a.Right, b.Right), MathF.Max(a.Bottom, b.Bottom));
}
