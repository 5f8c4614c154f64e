namespace Unroll.Vision.Metrics;

/// <summary>COCO's numbers of one class, after pycocotools' COCOeval.</summary>
internal static class CocoMeasure
{
    private const int MostDetections = 100;

    private const double Medium = 32 * 32, Large = 96 * 96, Greatest = 1e10;

    /// <summary>.50 to .95, with the last bits of NumPy's linspace.</summary>
    public static double[] Thresholds { get; } =
        [.. Enumerable.Range(0, 10).Select(i => i == 9 ? 0.95 : 0.5 + (i * ((0.95 - 0.5) / 9)))];

    /// <summary>The rule for things of some size.</summary>
    public static MatchingRule Rule(double[] thresholds, double least = 0, double greatest = Greatest) =>
        new(thresholds, TakesBest: false, MostDetections: MostDetections, LeastArea: least, GreatestArea: greatest);

    /// <summary>Measures a class.</summary>
    public static CocoScores Of(int label, ClassRecord record)
    {
        List<Match> matches = record.Match(Rule(Thresholds), out int truths);
        PrecisionRecallCurve[] all = Curves(label, truths, matches);
        PrecisionRecallCurve[] small = Curves(label, record, 0, Medium), medium = Curves(label, record, Medium, Large);
        PrecisionRecallCurve[] large = Curves(label, record, Large, Greatest);
        return new()
        {
            AveragePrecision = Precision(all),
            AveragePrecision50 = all[0].AveragePrecision(PrecisionInterpolation.HundredAndOnePoints),
            AveragePrecision75 = all[5].AveragePrecision(PrecisionInterpolation.HundredAndOnePoints),
            AveragePrecisionSmall = Precision(small),
            AveragePrecisionMedium = Precision(medium),
            AveragePrecisionLarge = Precision(large),
            Recall1 = Recall(Curves(label, truths, [.. matches.Where(match => match.Rank < 1)])),
            Recall10 = Recall(Curves(label, truths, [.. matches.Where(match => match.Rank < 10)])),
            Recall100 = Recall(all),
            RecallSmall = Recall(small),
            RecallMedium = Recall(medium),
            RecallLarge = Recall(large),
        };
    }

    private static PrecisionRecallCurve[] Curves(int label, ClassRecord record, double least, double greatest)
    {
        List<Match> matches = record.Match(Rule(Thresholds, least, greatest), out int truths);
        return Curves(label, truths, matches);
    }

    private static PrecisionRecallCurve[] Curves(int label, int truths, List<Match> matches) =>
        [.. Enumerable.Range(0, Thresholds.Length).Select(i => new PrecisionRecallCurve(label, truths, matches, i))];

    private static double Precision(PrecisionRecallCurve[] curves) =>
        curves.Average(curve => curve.AveragePrecision(PrecisionInterpolation.HundredAndOnePoints));

    private static double Recall(PrecisionRecallCurve[] curves) => curves.Average(curve => curve.Recall);
}
