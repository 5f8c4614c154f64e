namespace Unroll.Vision.Tests;

/// <summary>precision.json: pictures that are made up, and what plain Python measures of them. -1 is no number.</summary>
internal sealed record PrecisionSet(PrecisionPicture[] Pictures, int[] Labels, double[][] Coco, double[] CocoMean, PrecisionVoc[] Voc)
{
    public static PrecisionSet[] All { get; } = BoxGolden.Read<PrecisionSet[]>("precision.json");

    public DetectionEvaluator Evaluator()
    {
        var evaluator = new DetectionEvaluator();
        AddTo(evaluator);
        return evaluator;
    }

    public void AddTo(DetectionEvaluator evaluator)
    {
        foreach (PrecisionPicture picture in Pictures)
            evaluator.Add(picture.Found, picture.GroundTruths);
    }
}

internal sealed record PrecisionPicture(PrecisionDetection[] Detections, PrecisionTruth[] Truths)
{
    private readonly Box[] _found = BoxGolden.Boxes([.. Detections.Select(each => each.Box)]);
    private readonly Box[] _expected = BoxGolden.Boxes([.. Truths.Select(each => each.Box)]);

    public Detection[] Found => [.. Detections.Zip(_found, (each, box) => new Detection(box, each.Class, (float)each.Score))];

    public GroundTruth[] GroundTruths => [.. Truths.Zip(_expected, (each, box) => new GroundTruth(box, each.Class)
    {
        IsCrowd = each.Crowd,
        IsIgnored = each.Ignored,
        Area = (float?)each.Area,
    })];
}

internal sealed record PrecisionDetection(double[] Box, int Class, double Score);

internal sealed record PrecisionTruth(double[] Box, int Class, bool Crowd, bool Ignored, double? Area);

/// <summary>Of each class: by every point, and by 11 points.</summary>
internal sealed record PrecisionVoc(double Threshold, bool Inclusive, double[][] Classes);
