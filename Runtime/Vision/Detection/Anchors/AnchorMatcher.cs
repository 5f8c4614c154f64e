using System.Runtime.Intrinsics;

namespace Unroll.Vision;

/// <summary>
/// Says which true box each anchor is to predict, by intersection over union: torchvision.models.detection._utils.Matcher. For proposals
/// the thresholds are 0.7 and 0.3 with low-quality matches, in the head of Faster R-CNN 0.5 and 0.5 without.
/// </summary>
/// <remarks>It keeps its memory, so that as many true boxes as before cost no allocation. One thread at a time may use it.</remarks>
public sealed class AnchorMatcher
{
    /// <summary>The match of an anchor that has less than <see cref="Low"/> with every true box.</summary>
    public const int Background = -1;

    /// <summary>The match of an anchor between the thresholds, which is neither positive nor negative.</summary>
    public const int Ignored = -2;

    private float[] _best = [];

    /// <summary>Sets the thresholds.</summary>
    /// <param name="high">From this on, an anchor is positive.</param>
    /// <param name="low">Below this, it is background.</param>
    /// <param name="allowLowQualityMatches">Whether the anchors that have most with a true box, all that have equally much, are positive
    /// whatever it is, so that no true box is left without. As in torchvision, such an anchor predicts the true box that it has most with
    /// itself, which may be another one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The thresholds are not 0 &lt;= low &lt;= high &lt;= 1.</exception>
    public AnchorMatcher(float high = 0.7f, float low = 0.3f, bool allowLowQualityMatches = true)
    {
        if (!(high is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(high), high, "Expected a threshold from 0 to 1.");
        if (!(low >= 0 && low <= high))
            throw new ArgumentOutOfRangeException(nameof(low), low, $"Expected a threshold from 0 to the high one, {high}.");
        (High, Low, AllowLowQualityMatches) = (high, low, allowLowQualityMatches);
    }

    /// <summary>From this intersection over union on, an anchor is positive.</summary>
    public float High { get; }

    /// <summary>Below this, an anchor is background.</summary>
    public float Low { get; }

    /// <summary>Whether the best anchors of a true box are positive, whatever they have with it.</summary>
    public bool AllowLowQualityMatches { get; }

    /// <summary>Matches anchors and true boxes.</summary>
    /// <param name="anchors">The anchors.</param>
    /// <param name="truths">The true boxes. Where there are none, all anchors are background. One that no anchor overlaps has no best
    /// anchor; torchvision makes every anchor positive then that overlaps no more with it, which is all of them.</param>
    /// <param name="matches">Gets for each anchor the index of its true box, the first of equals, or <see cref="Background"/>, or
    /// <see cref="Ignored"/>.</param>
    /// <returns>How many anchors are positive.</returns>
    /// <exception cref="ArgumentException">There are more or fewer matches than anchors, or a box has swapped corners or is no
    /// number.</exception>
    public int Match(ReadOnlySpan<Box> anchors, ReadOnlySpan<Box> truths, Span<int> matches)
    {
        if (matches.Length != anchors.Length)
        {
            throw new ArgumentException(
                $"There is place for {matches.Length} matches; expected one for each of the {anchors.Length} anchors.", nameof(matches));
        }

        BoxCheck.All(anchors, nameof(anchors));
        BoxCheck.All(truths, nameof(truths));
        if (_best.Length < truths.Length)
            _best = new float[truths.Length];
        Span<float> best = _best.AsSpan(0, truths.Length);
        best.Clear();
        if (AllowLowQualityMatches)
            FindBest(anchors, truths, best);

        int positives = 0;
        for (int i = 0; i < anchors.Length; i += BoxLanes.Count)
        {
            BoxLanes four = BoxLanes.Load(anchors[i..]);
            Vector128<float> most = Vector128.Create(-1f);
            Vector128<int> index = Vector128<int>.Zero, low = Vector128<int>.Zero;
            for (int k = 0; k < truths.Length; k++)
            {
                Vector128<float> overlap = four.IntersectionOverUnion(truths[k]);
                Vector128<int> greater = Vector128.GreaterThan(overlap, most).AsInt32();
                most = Vector128.ConditionalSelect(greater.AsSingle(), overlap, most);
                index = Vector128.ConditionalSelect(greater, Vector128.Create(k), index);
                if (best[k] > 0)
                    low |= Vector128.Equals(overlap, Vector128.Create(best[k])).AsInt32();
            }

            for (int lane = 0; lane < Math.Min(BoxLanes.Count, anchors.Length - i); lane++)
            {
                bool isPositive = truths.Length > 0 && (most[lane] >= High || low[lane] != 0);
                matches[i + lane] = isPositive ? index[lane] : most[lane] < Low ? Background : Ignored;
                positives += isPositive ? 1 : 0;
            }
        }

        return positives;
    }

    private static void FindBest(ReadOnlySpan<Box> anchors, ReadOnlySpan<Box> truths, Span<float> best)
    {
        for (int k = 0; k < truths.Length; k++)
        {
            Vector128<float> most = Vector128<float>.Zero;
            for (int i = 0; i < anchors.Length; i += BoxLanes.Count)
                most = Vector128.Max(most, BoxLanes.Load(anchors[i..]).IntersectionOverUnion(truths[k]));
            best[k] = MathF.Max(MathF.Max(most[0], most[1]), MathF.Max(most[2], most[3]));
        }
    }
}
