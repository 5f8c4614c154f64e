using Unroll.Vision.Metrics;

namespace Unroll.Vision;

/// <summary>
/// Measures how good a detector is: takes the detections and the truths of each picture, and then gives average precisions by the rules of
/// VOC or COCO. <see cref="Add"/> allocates nothing once <see cref="Clear"/> was called after as many boxes of each class. One thread at a
/// time may use it.
/// </summary>
public sealed class DetectionEvaluator
{
    private readonly Dictionary<int, ClassRecord> _classes = [];

    /// <summary>The number of pictures.</summary>
    public int Pictures { get; private set; }

    /// <summary>Adds a picture; also one in which nothing is, or nothing was found.</summary>
    /// <param name="detections">What was found, in any order.</param>
    /// <param name="truths">What is there.</param>
    /// <exception cref="ArgumentException">A score is NaN, a box has swapped corners or is no number, or an area is no number or below 0;
    /// nothing is added.</exception>
    public void Add(ReadOnlySpan<Detection> detections, ReadOnlySpan<GroundTruth> truths)
    {
        Check(detections, truths);
        foreach (Detection detection in detections)
            Record(detection.Class).Add(Pictures, detection);
        foreach (GroundTruth truth in truths)
            Record(truth.Class).Add(Pictures, truth);
        Pictures++;
    }

    /// <summary>Forgets all pictures.</summary>
    public void Clear()
    {
        foreach (ClassRecord record in _classes.Values)
            record.Clear();
        Pictures = 0;
    }

    /// <summary>
    /// Measures by the rules of VOC: the detections of a class by falling scores; each is of the truth that it overlaps most, right if the
    /// overlap reaches the threshold and no better detection has that truth. For VOC 2007 take
    /// <see cref="PrecisionInterpolation.ElevenPoints"/>. Truths that are ignored, crowds too, count neither way.
    /// </summary>
    /// <param name="options">Threshold, interpolation and what corners are; by default .5, every point, no + 1.</param>
    public VocResult EvaluateVoc(VocOptions? options = null)
    {
        options ??= new VocOptions();
        var rule = new MatchingRule([options.OverlapThreshold], TakesBest: true, options.InclusivePixels);
        VocClass[] classes = [.. Used().Select(pair => OneClass(pair.Key, pair.Value))];
        return new VocResult(classes, Means.OfNumbers(classes.Select(each => each.AveragePrecision)));

        VocClass OneClass(int label, ClassRecord record)
        {
            PrecisionRecallCurve curve = Curve(label, record, rule);
            return new VocClass(label, curve.AveragePrecision(options.Interpolation), curve);
        }
    }

    /// <summary>
    /// Measures by the rules of COCO, as COCOeval of pycocotools: the best 100 detections of a picture and class, each of the truth
    /// that it overlaps most of those that no better detection has; 101 points of the curve, at ten thresholds, for small, medium and large
    /// things.
    /// </summary>
    public CocoResult EvaluateCoco()
    {
        CocoClass[] classes = [.. Used().Select(pair => new CocoClass(pair.Key, CocoMeasure.Of(pair.Key, pair.Value)))];
        return new CocoResult(classes, CocoScores.Mean([.. classes.Select(each => each.Scores)]));
    }

    /// <summary>The curve of one class by the rules of COCO, things of all sizes. For VOC's see <see cref="VocClass.Curve"/>.</summary>
    /// <param name="label">The class.</param>
    /// <param name="overlapThreshold">The IoU that a detection must reach, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is something else.</exception>
    public PrecisionRecallCurve CocoCurve(int label, double overlapThreshold = 0.5)
    {
        if (overlapThreshold is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(overlapThreshold), overlapThreshold, "Expected an intersection over union, above 0 and at most 1.");
        }

        return Curve(label, _classes.GetValueOrDefault(label) ?? new ClassRecord(), CocoMeasure.Rule([overlapThreshold]));
    }

    private static PrecisionRecallCurve Curve(int label, ClassRecord record, MatchingRule rule)
    {
        List<Match> matches = record.Match(rule, out int truths);
        return new PrecisionRecallCurve(label, truths, matches, threshold: 0);
    }

    private static void Check(ReadOnlySpan<Detection> detections, ReadOnlySpan<GroundTruth> truths)
    {
        for (int i = 0; i < detections.Length; i++)
        {
            if (float.IsNaN(detections[i].Score))
                throw new ArgumentException($"The score of detection {i} is NaN; expected a number.", nameof(detections));
            if (!detections[i].Box.IsValid)
                BoxCheck.Refuse(detections[i].Box, i, nameof(detections));
        }

        for (int i = 0; i < truths.Length; i++)
        {
            if (!truths[i].Box.IsValid)
                BoxCheck.Refuse(truths[i].Box, i, nameof(truths));
            if (truths[i].Area is { } area && !(area >= 0))
                throw new ArgumentException($"The area of truth {i} is {area}; expected a number that is not negative.", nameof(truths));
        }
    }

    // Classes of pictures that were forgotten may be empty.
    private IEnumerable<KeyValuePair<int, ClassRecord>> Used() =>
        _classes.Where(pair => !pair.Value.IsEmpty).OrderBy(pair => pair.Key);

    private ClassRecord Record(int label)
    {
        if (!_classes.TryGetValue(label, out ClassRecord? record))
            _classes.Add(label, record = new ClassRecord());
        return record;
    }
}
