using Unroll.Stress.Harness;
using Unroll.Vision;

namespace Unroll.Stress.Attacks;

/// <summary>
/// Odd boxes, scores and labels to what detectors are made of. Either an ArgumentException tells of them, and only where a number is none
/// or sides are swapped; or the result is what a plain computation in double precision says.
/// </summary>
internal sealed class DetectionAttack : Attack
{
    private const float Threshold = 0.5f, LeastScore = 0.3f;

    // An IoU so near to the threshold may be on either side of it by rounding.
    private const double Rounding = 1e-4;

    private static readonly float[] OddNumbers =
        [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, 1e18f, 3e38f, -3e38f, 1e-40f, -1];

    private readonly NonMaxSuppression _suppression =
        new(new SuppressionOptions { ScoreThreshold = LeastScore, OverlapThreshold = Threshold });

    private long _refused, _computed;

    public override string? Missing => _refused > 0 && _computed > 0 ? null : "boxes that are refused and boxes that are not";

    public override string Summary => $", {_refused} refused, {_computed} computed";

    public override void Try(Random random)
    {
        bool isOdd = random.Next(3) == 0;
        Box[] boxes = [.. Enumerable.Range(0, random.Next(40)).Select(_ => DrawBox(random, isOdd))];
        float[] scores = [.. boxes.Select(_ => isOdd && random.Next(20) == 0 ? Odd(random) : random.NextSingle())];
        int[] classes = [.. boxes.Select(_ => isOdd ? random.Next(int.MinValue, int.MaxValue) : random.Next(3))];
        bool isSound = boxes.All(box => box.IsValid) && !scores.Any(float.IsNaN);

        Expect(isSound, () => Suppress(boxes, scores, classes));
        Expect(isSound, () => Evaluate(random, boxes, scores, classes));
        Pool(random, boxes);
        Decode(random);
    }

    private void Expect(bool isSound, Action action)
    {
        try
        {
            action();
            _computed++;
        }
        catch (ArgumentException exception)
        {
            Require(!isSound, $"sound boxes are refused: {exception}");
            Require(exception.Message.Contains("xpected", StringComparison.Ordinal), $"what is expected is not told: {exception.Message}");
            _refused++;
        }
    }

    private void Suppress(Box[] boxes, float[] scores, int[] classes)
    {
        int[] kept = _suppression.Suppress(boxes, scores, classes).ToArray();
        for (int i = 0; i < kept.Length; i++)
        {
            Require(scores[kept[i]] > LeastScore, "a box is kept whose score is too low");
            Require(i == 0 || scores[kept[i]] <= scores[kept[i - 1]], "the kept boxes are not by falling scores");
            foreach (int before in kept[..i].Where(before => classes[before] == classes[kept[i]]))
                Require(Overlap(boxes[before], boxes[kept[i]]) <= Threshold + Rounding, "two kept boxes overlap too much");
        }

        for (int i = 0; i < boxes.Length; i++)
        {
            bool isGone = scores[i] > LeastScore && !kept.Contains(i);
            Require(!isGone || kept.Any(other => classes[other] == classes[i] && scores[other] >= scores[i]
                && Overlap(boxes[other], boxes[i]) > Threshold - Rounding), $"box {i} is gone, and none suppressed it");
        }
    }

    private static void Evaluate(Random random, Box[] boxes, float[] scores, int[] classes)
    {
        var evaluator = new DetectionEvaluator();
        Detection[] found = [.. boxes.Select((box, i) => new Detection(box, classes[i], scores[i]))];
        GroundTruth[] truths = [.. boxes.Where(_ => random.Next(2) == 0).Select((box, i) => new GroundTruth(box, classes[i]))];
        evaluator.Add(found, truths);
        evaluator.Add([], truths);
        evaluator.Add(found, []);
        double mean = evaluator.EvaluateVoc().MeanAveragePrecision;
        Require(truths.Length == 0 || mean is >= 0 and <= 1, $"the mean average precision is {mean}");
    }

    private static void Pool(Random random, Box[] boxes)
    {
        var shape = new ValueShape(random.Next(1, 9), random.Next(1, 9), random.Next(1, 12));
        var pooling = new RoiAlign(shape, random.Next(1, 4), random.Next(1, 4), 0.5f, random.Next(3), random.Next(2) == 0);
        float[] map = [.. Enumerable.Range(0, shape.Height * shape.Width * shape.Channels).Select(_ => random.NextSingle())];
        Box[] regions = [.. boxes.Where(box => MathF.Abs(box.Width) < 1e3f && MathF.Abs(box.Height) < 1e3f).Take(8)];
        float[] pooled = new float[regions.Length * pooling.RegionLength], gradients = new float[map.Length];
        pooling.Forward(map, regions, pooled);
        Require(pooled.All(value => value is >= 0 and <= 1.0001f), "a mean of numbers from 0 to 1 is not");
        Array.Fill(pooled, 1f);
        pooling.Backward(regions, pooled, gradients);
        double sum = gradients.Sum(gradient => (double)gradient);
        Require(sum >= 0 && sum <= pooled.Length * 1.001, $"gradients of {pooled.Length} ones add up to {sum}");
    }

    private void Decode(Random random)
    {
        int side = random.Next(1, 4), classes = random.Next(1, 4);
        var decoder = new YoloDecoder(YoloVersion.Version3, side, side, [new BoxSize(8, 12)], classes, 32, 32);
        bool isOdd = random.Next(2) == 0;
        float[] values = [.. Enumerable.Range(0, side * side * (5 + classes)).Select(_ => isOdd && random.Next(9) == 0
            ? Odd(random) : 8 * (random.NextSingle() - 0.5f))];
        var found = new Detection[decoder.MostDetections];
        Expect(!values.Any(float.IsNaN), () =>
        {
            foreach (Detection detection in found.AsSpan(0, decoder.Decode(values, found, 0.1f)))
            {
                Require(detection.Score is > 0.1f and <= 1, $"a score is {detection.Score}");
                Require((uint)detection.Class < (uint)classes, $"a class is {detection.Class}");
                Require(isOdd || detection.Box.IsValid, $"a box is {detection.Box}");
            }
        });
    }

    private static Box DrawBox(Random random, bool isOdd)
    {
        if (isOdd && random.Next(8) == 0)
            return new Box(Odd(random), 10 * random.NextSingle(), Odd(random), random.Next(2) == 0 ? Odd(random) : 20);
        float left = 40 * random.NextSingle(), top = 40 * random.NextSingle();
        return new Box(left, top, left + (20 * random.NextSingle()), top + (random.Next(9) == 0 ? 0 : 20 * random.NextSingle()));
    }

    private static float Odd(Random random) => OddNumbers[random.Next(OddNumbers.Length)];

    private static double Overlap(Box first, Box second)
    {
        double width = Math.Min((double)first.Right, second.Right) - Math.Max((double)first.Left, second.Left);
        double height = Math.Min((double)first.Bottom, second.Bottom) - Math.Max((double)first.Top, second.Top);
        double shared = Math.Max(width, 0) * Math.Max(height, 0);
        double all = ((double)first.Right - first.Left) * ((double)first.Bottom - first.Top)
            + (((double)second.Right - second.Left) * ((double)second.Bottom - second.Top)) - shared;
        return all > 0 ? shared / all : 0;
    }
}
