namespace Unroll.Vision.Tests;

/// <summary>Average precision by the rules of VOC and COCO, against plain Python and published numbers.</summary>
public sealed class PrecisionTests
{
    private static readonly Box Here = new(0, 0, 40, 40), Half = new(0, 0, 40, 20), There = new(100, 100, 140, 140);

    [Fact]
    public void Numbers_of_COCO_are_those_of_plain_Python()
    {
        foreach (PrecisionSet set in PrecisionSet.All)
        {
            CocoResult result = set.Evaluator().EvaluateCoco();
            Assert.Equal(set.Labels, result.Classes.Select(each => each.Class));
            for (int i = 0; i < set.Labels.Length; i++)
                Same(set.Coco[i], Numbers(result.Classes[i].Scores));
            Same(set.CocoMean, Numbers(result.Mean));
        }
    }

    [Fact]
    public void Numbers_of_VOC_are_those_of_plain_Python()
    {
        foreach (PrecisionSet set in PrecisionSet.All)
        {
            DetectionEvaluator evaluator = set.Evaluator();
            foreach (PrecisionVoc expected in set.Voc)
            {
                var options = new VocOptions { OverlapThreshold = expected.Threshold, InclusivePixels = expected.Inclusive };
                VocResult every = evaluator.EvaluateVoc(options);
                VocResult eleven = evaluator.EvaluateVoc(options with { Interpolation = PrecisionInterpolation.ElevenPoints });
                Assert.Equal(set.Labels, every.Classes.Select(each => each.Class));
                Same([.. expected.Classes.Select(each => each[0])], [.. every.Classes.Select(each => each.AveragePrecision)]);
                Same([.. expected.Classes.Select(each => each[1])], [.. eleven.Classes.Select(each => each.AveragePrecision)]);
                double[] counted = [.. expected.Classes.Select(each => each[0]).Where(each => each >= 0)];
                Assert.Equal(counted.Average(), every.MeanAveragePrecision, 1e-12);
            }
        }
    }

    [Fact]
    public void A_published_example()
    {
        var evaluator = new DetectionEvaluator();
        foreach (PublishedPicture picture in PublishedPicture.All)
            evaluator.Add(picture.Found, picture.GroundTruths);
        Assert.Equal(7, evaluator.Pictures);
        var options = new VocOptions { OverlapThreshold = 0.3, InclusivePixels = true };
        VocResult every = evaluator.EvaluateVoc(options);
        // Published are 24.56 %, from recalls and precisions that were cut off after four digits, and 26.84 %.
        Assert.Equal((1 / 15.0) + (2 / 3.0 / 15) + (3 / 7.0 * 4 / 15) + (7 / 23.0 / 15), every.MeanAveragePrecision, 1e-12);
        Assert.Equal(0.2456, every.MeanAveragePrecision, 2e-4);
        options = options with { Interpolation = PrecisionInterpolation.ElevenPoints };
        Assert.Equal(0.2684, evaluator.EvaluateVoc(options).MeanAveragePrecision, 4);

        PrecisionRecallCurve curve = every.Classes[0].Curve;
        Assert.Equal((15, 7, 17, 24), (curve.Truths, curve.TruePositives, curve.FalsePositives, curve.Points.Count));
        // The first rows of the published table: the accumulated precision and recall of detections R, Y, J and A.
        Assert.Equal([1, 0.5, 0.6666, 0.5], curve.Points.Take(4).Select(point => point.Precision), Near);
        Assert.Equal([0.0666, 0.0666, 0.1333, 0.1333], curve.Points.Take(4).Select(point => point.Recall), Near);
        Assert.Equal(0.95f, curve.Points[0].Score);
        Assert.Equal(7 / 15.0, curve.Recall);

        static bool Near(double x, double y) => Math.Abs(x - y) < 1e-4;
    }

    [Fact]
    public void A_perfect_detector_has_1_and_a_blind_one_0()
    {
        var evaluator = new DetectionEvaluator();
        evaluator.Add([new(Here, 2, 0.3f), new(There, 7, -1)], [new(Here, 2), new(There, 7)]);
        evaluator.Add([], []);
        Assert.Equal(1, evaluator.EvaluateCoco().Mean.AveragePrecision, 12);
        Assert.Equal(1, evaluator.EvaluateCoco().Mean.Recall1, 12);
        Assert.True(double.IsNaN(evaluator.EvaluateCoco().Mean.AveragePrecisionSmall));
        foreach (PrecisionInterpolation interpolation in Enum.GetValues<PrecisionInterpolation>())
            Assert.Equal(1, evaluator.EvaluateVoc(new() { Interpolation = interpolation }).MeanAveragePrecision, 12);

        evaluator.Clear();
        Assert.Empty(evaluator.EvaluateCoco().Classes);
        Assert.True(double.IsNaN(evaluator.EvaluateVoc().MeanAveragePrecision));
        evaluator.Add([], [new(Here, 2)]);
        Assert.Equal(0, evaluator.EvaluateCoco().Mean.AveragePrecision);
        Assert.Equal(0, evaluator.EvaluateVoc().MeanAveragePrecision);
        Assert.Empty(evaluator.CocoCurve(2).Points);
        Assert.Equal([2], evaluator.EvaluateVoc().Classes.Select(each => each.Class));
    }

    [Fact]
    public void Of_a_class_without_truth_there_is_no_number_and_it_leaves_the_mean_alone()
    {
        var evaluator = new DetectionEvaluator();
        evaluator.Add([new(Here, 0, 1), new(Here, 1, 1)], [new(Here, 0), new(There, 1) { IsIgnored = true }]);
        VocResult voc = evaluator.EvaluateVoc();
        Assert.True(double.IsNaN(voc.Classes[1].AveragePrecision));
        Assert.True(double.IsNaN(voc.Classes[1].Curve.Recall));
        Assert.Equal(1, voc.MeanAveragePrecision);
        Assert.True(double.IsNaN(evaluator.EvaluateCoco().Classes[1].Scores.AveragePrecision));
        Assert.True(double.IsNaN(evaluator.CocoCurve(9).AveragePrecision()));
    }

    [Fact]
    public void VOC_calls_a_second_detection_wrong_where_COCO_looks_for_another_truth()
    {
        // The second detection overlaps the first truth most, and the second by a half.
        var evaluator = new DetectionEvaluator();
        evaluator.Add([new(Here, 0, 0.9f), new(Here, 0, 0.8f)], [new(Here, 0), new(Half, 0)]);
        Assert.Equal((1, 1), Counts(evaluator.EvaluateVoc().Classes[0].Curve));
        Assert.Equal((2, 0), Counts(evaluator.CocoCurve(0)));
        Assert.Equal((1, 1), Counts(evaluator.CocoCurve(0, 0.51)));

        static (int Right, int Wrong) Counts(PrecisionRecallCurve curve) => (curve.TruePositives, curve.FalsePositives);
    }

    [Fact]
    public void Crowds_and_ignored_truths_count_neither_way()
    {
        var evaluator = new DetectionEvaluator();
        var crowd = new GroundTruth(new Box(0, 0, 100, 100), 0) { IsCrowd = true };
        // Two detections within the crowd, of which each is a small part, one beside.
        Detection[] found = [new(new(0, 0, 30, 30), 0, 1), new(new(50, 50, 60, 60), 0, 1), new(new(200, 200, 230, 230), 0, 1)];
        evaluator.Add(found, [crowd, new(There, 0)]);
        PrecisionRecallCurve curve = evaluator.CocoCurve(0);
        Assert.Equal((1, 0, 1), (curve.Truths, curve.TruePositives, curve.FalsePositives));
        Assert.Equal(3, evaluator.EvaluateVoc().Classes[0].Curve.FalsePositives);   // VOC knows no crowds

        evaluator.Clear();
        evaluator.Add([new(Here, 0, 1), new(Here, 0, 0.5f), new(There, 0, 0.1f)], [new(Here, 0) { IsIgnored = true }, new(There, 0)]);
        Assert.Equal(1, evaluator.EvaluateVoc().MeanAveragePrecision);
    }

    [Fact]
    public void Wrong_input_is_refused_and_nothing_is_added()
    {
        var evaluator = new DetectionEvaluator();
        var thrown = Assert.Throws<ArgumentException>("detections", () => evaluator.Add([new(Here, 0, 1), new(Here, 0, float.NaN)], []));
        Assert.Contains("detection 1 is NaN", thrown.Message, StringComparison.Ordinal);
        foreach (Box wrong in BoxTests.Wrong)
        {
            Assert.Throws<ArgumentException>("detections", () => evaluator.Add([new(wrong, 0, 1)], []));
            Assert.Throws<ArgumentException>("truths", () => evaluator.Add([new(Here, 0, 1)], [new(wrong, 0)]));
        }

        Assert.Throws<ArgumentException>("truths", () => evaluator.Add([], [new(Here, 0) { Area = float.NaN }]));
        Assert.Throws<ArgumentException>("truths", () => evaluator.Add([], [new(Here, 0) { Area = -1 }]));
        Assert.Equal(0, evaluator.Pictures);
        Assert.Empty(evaluator.EvaluateVoc().Classes);
        Assert.Throws<ArgumentOutOfRangeException>(() => new VocOptions { OverlapThreshold = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluator.CocoCurve(0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluator.CocoCurve(0).AveragePrecision((PrecisionInterpolation)3));
    }

    [Fact]
    public void Adding_allocates_nothing_once_as_much_came_before()
    {
        PrecisionSet set = PrecisionSet.All[0];
        (Detection[] Found, GroundTruth[] Truths)[] pictures = [.. set.Pictures.Select(each => (each.Found, each.GroundTruths))];
        var evaluator = new DetectionEvaluator();
        void All()
        {
            evaluator.Clear();
            foreach ((Detection[] found, GroundTruth[] truths) in pictures)
                evaluator.Add(found, truths);
        }

        All();
        Assert.Equal(0, Allocation.Of(All, 5));
        Same(set.CocoMean, Numbers(evaluator.EvaluateCoco().Mean));
    }

    private static double[] Numbers(CocoScores scores) =>
    [
        scores.AveragePrecision, scores.AveragePrecision50, scores.AveragePrecision75, scores.AveragePrecisionSmall,
        scores.AveragePrecisionMedium, scores.AveragePrecisionLarge, scores.Recall1, scores.Recall10, scores.Recall100, scores.RecallSmall,
        scores.RecallMedium, scores.RecallLarge,
    ];

    // Python's -1 is NaN here.
    private static void Same(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i] == -1 ? double.NaN : expected[i], actual[i], 1e-12);
    }
}
