namespace Unroll.Vision;

/// <summary>
/// From what the head of a detector says of regions to detections: the softmax of each region, a box for each class that is likely enough,
/// clipped to the picture, and the suppression of those that tell of one thing twice. It is RoIHeads.postprocess_detections of
/// torchvision.models.detection.roi_heads.
/// </summary>
/// <remarks>It keeps its memory, so that as many regions and candidates as before cost no allocation. One thread at a time may use
/// it.</remarks>
/// <param name="classes">How many classes there are, without the background.</param>
/// <param name="options">Thresholds; those of Faster R-CNN by default.</param>
public sealed class RegionDecoder(int classes, SuppressionOptions? options = null)
{
    // torchvision's least side of a detection, in pixels.
    private const float LeastSide = 1e-2f;

    private readonly NonMaxSuppression _suppression = new(options ?? SuppressionOptions.FasterRcnn);
    private Box[] _boxes = [];
    private int[] _classes = [];
    private float[] _scores = [];
    private Detection[] _found = [];

    /// <summary>How many classes there are, without the background.</summary>
    public int Classes { get; } = classes > 0
        ? classes
        : throw new ArgumentOutOfRangeException(nameof(classes), classes, "Expected a positive number of classes.");

    /// <summary>Decodes the regions of a picture.</summary>
    /// <param name="logits">The logits of the background and of the classes, [regions, 1 + classes].</param>
    /// <param name="offsets">The offsets of the box of each, by <see cref="BoxCoder.Head"/>, [regions, 1 + classes, 4]; of those of the
    /// background nothing is read.</param>
    /// <param name="regions">The regions, in pixels.</param>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <returns>The detections by falling scores, classes from 0 on; valid until the next call.</returns>
    /// <exception cref="ArgumentException">Lengths do not go together, a logit makes a score no number, or a box that is likely enough is
    /// no number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An extent is not a positive number.</exception>
    public ReadOnlySpan<Detection> Decode(
        ReadOnlySpan<float> logits, ReadOnlySpan<float> offsets, ReadOnlySpan<Box> regions, float height, float width)
    {
        int kinds = Classes + 1;
        BoxCheck.Extent(height, nameof(height));
        BoxCheck.Extent(width, nameof(width));
        BoxCheck.Length(logits.Length, (long)kinds * regions.Length, nameof(logits), "a logit of each kind a region");
        BoxCheck.Length(offsets.Length, 4L * kinds * regions.Length, nameof(offsets), "four numbers of each kind a region");
        int most = Classes * regions.Length, count = 0;
        if (_boxes.Length < most)
            (_boxes, _classes, _scores, _found) = (new Box[most], new int[most], new float[most], new Detection[most]);
        for (int region = 0; region < regions.Length; region++)
        {
            int first = region * kinds;
            ReadOnlySpan<float> own = logits.Slice(first, kinds);
            (double highest, double total) = (double.NegativeInfinity, 0);
            foreach (float logit in own)
                highest = Math.Max(highest, logit);
            foreach (float logit in own)
                total += Math.Exp(logit - highest);
            if (double.IsNaN(total))
                throw new ArgumentException($"The logits of region {region} give no score; expected finite numbers.", nameof(logits));
            for (int kind = 1; kind < kinds; kind++)
            {
                float score = (float)(Math.Exp(own[kind] - highest) / total);
                if (score <= _suppression.Options.ScoreThreshold)
                    continue;
                Box box = BoxCoder.Head.Decode(offsets.Slice(4 * (first + kind), 4), regions[region]).ClipUnchecked(height, width);
                // NaN stays, to be refused.
                if (!(box.Width < LeastSide || box.Height < LeastSide))
                    (_boxes[count], _classes[count], _scores[count++]) = (box, kind - 1, score);
            }
        }

        ReadOnlySpan<int> kept = _suppression.Suppress(_boxes.AsSpan(0, count), _scores.AsSpan(0, count), _classes.AsSpan(0, count));
        for (int i = 0; i < kept.Length; i++)
            _found[i] = new Detection(_boxes[kept[i]], _classes[kept[i]], _scores[kept[i]]);
        return _found.AsSpan(0, kept.Length);
    }
}
