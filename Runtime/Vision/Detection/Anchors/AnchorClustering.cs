namespace Unroll.Vision;

/// <summary>
/// Finds anchors that go with a data set: k-means over the sizes of its boxes with the distance 1 - IoU of boxes with one center (Redmon
/// and Farhadi, "YOLO9000", 2017, section 2, "Dimension Clusters"). torchvision has no counterpart. The mean of sizes is their mean width
/// and their mean height.
/// </summary>
/// <remarks>It keeps its memory, so that as many sizes as before cost no allocation. One thread at a time may use it.</remarks>
public sealed class AnchorClustering
{
    private const int MostRounds = 300;

    private int[] _nearest = [], _members = [];
    private double[] _distances = [], _sums = [];

    /// <summary>
    /// Finds the anchors. The first is one of the sizes at random, each further one with a chance that grows with the square of its
    /// distance from the nearest so far (Arthur and Vassilvitskii, "k-means++", 2007). Then sizes go to their nearest anchor, the first of
    /// equals, and anchors to the mean of their sizes, until no size changes, or 300 times: with this distance a round may be worse than
    /// the one before.
    /// </summary>
    /// <param name="sizes">The sizes of the boxes.</param>
    /// <param name="anchors">Gets the anchors in the same unit, the smallest area first. Its length says how many.</param>
    /// <param name="seed">Where the random numbers start. The same seed gives the same anchors.</param>
    /// <returns>The mean IoU of the sizes with their anchors, from 0 to 1.</returns>
    /// <exception cref="ArgumentException">There is no anchor, a size is not positive and finite, or there are fewer different sizes than
    /// anchors.</exception>
    public float Find(ReadOnlySpan<BoxSize> sizes, Span<BoxSize> anchors, int seed = 0)
    {
        Check(sizes, anchors);
        Start(sizes, anchors, seed);
        _nearest.AsSpan(0, sizes.Length).Fill(-1);
        for (int round = 0; round < MostRounds && Assign(sizes, anchors); round++)
            Average(sizes, anchors);

        anchors.Sort(static (a, b) => (a.Width * a.Height).CompareTo(b.Width * b.Height));
        double sum = 0;
        foreach (BoxSize size in sizes)
            sum += BoxSize.IntersectionOverUnion(size, anchors[Nearest(size, anchors)]);
        return (float)(sum / sizes.Length);
    }

    private void Check(ReadOnlySpan<BoxSize> sizes, ReadOnlySpan<BoxSize> anchors)
    {
        if (anchors.IsEmpty)
            throw new ArgumentException("There is place for no anchor; expected at least one.", nameof(anchors));
        for (int i = 0; i < sizes.Length; i++)
        {
            if (!(sizes[i].Width > 0 && sizes[i].Height > 0 && float.IsFinite(sizes[i].Width * sizes[i].Height)))
            {
                throw new ArgumentException(
                    $"Size {i} is {sizes[i].Width} x {sizes[i].Height}; expected positive and finite extents.", nameof(sizes));
            }
        }

        if (_nearest.Length < sizes.Length)
            (_nearest, _distances) = (new int[sizes.Length], new double[sizes.Length]);
        if (_members.Length < anchors.Length)
            (_members, _sums) = (new int[anchors.Length], new double[2 * anchors.Length]);
    }

    private void Start(ReadOnlySpan<BoxSize> sizes, Span<BoxSize> anchors, int seed)
    {
        var random = new RandomStream(RandomStream.Mix((uint)seed));
        _distances.AsSpan(0, sizes.Length).Fill(1);
        for (int count = 0; count < anchors.Length; count++)
        {
            double total = 0;
            for (int i = 0; i < sizes.Length; i++)
                total += _distances[i] * _distances[i];
            if (total == 0)
            {
                throw new ArgumentException(
                    $"There are {count} different sizes; expected at least {anchors.Length}, one for each anchor.", nameof(sizes));
            }

            double left = random.NextUniform() * total;
            int chosen = -1;
            for (int i = 0; i < sizes.Length && (chosen < 0 || left >= 0); i++)
            {
                // The last that has a chance is taken where the rounding of the sum leaves something.
                if (_distances[i] > 0)
                    chosen = i;
                left -= _distances[i] * _distances[i];
            }

            anchors[count] = sizes[chosen];
            for (int i = 0; i < sizes.Length; i++)
            {
                double distance = sizes[i] == sizes[chosen] ? 0 : 1.0 - BoxSize.IntersectionOverUnion(sizes[i], sizes[chosen]);
                _distances[i] = Math.Min(_distances[i], distance);
            }
        }
    }

    private bool Assign(ReadOnlySpan<BoxSize> sizes, ReadOnlySpan<BoxSize> anchors)
    {
        bool changes = false;
        for (int i = 0; i < sizes.Length; i++)
        {
            int nearest = Nearest(sizes[i], anchors);
            changes |= nearest != _nearest[i];
            _nearest[i] = nearest;
        }

        return changes;
    }

    private static int Nearest(BoxSize size, ReadOnlySpan<BoxSize> anchors)
    {
        int nearest = 0;
        float greatest = -1;
        for (int k = 0; k < anchors.Length; k++)
        {
            float overlap = BoxSize.IntersectionOverUnion(size, anchors[k]);
            if (overlap > greatest)
                (nearest, greatest) = (k, overlap);
        }

        return nearest;
    }

    private void Average(ReadOnlySpan<BoxSize> sizes, Span<BoxSize> anchors)
    {
        Span<double> sums = _sums.AsSpan(0, 2 * anchors.Length);
        Span<int> members = _members.AsSpan(0, anchors.Length);
        sums.Clear();
        members.Clear();
        for (int i = 0; i < sizes.Length; i++)
        {
            int k = _nearest[i];
            sums[2 * k] += sizes[i].Width;
            sums[(2 * k) + 1] += sizes[i].Height;
            members[k]++;
        }

        for (int k = 0; k < anchors.Length; k++)
        {
            // An anchor that no size is nearest to stays where it is.
            if (members[k] > 0)
                anchors[k] = new BoxSize((float)(sums[2 * k] / members[k]), (float)(sums[(2 * k) + 1] / members[k]));
        }
    }
}
