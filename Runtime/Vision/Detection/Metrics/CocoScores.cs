namespace Unroll.Vision;

/// <summary>
/// The twelve numbers of COCO, from 0 to 1 and NaN where there is no truth of that size (pycocotools gives -1). Of a class, or means over
/// the classes that have one. Where no threshold is named a number is the mean over the IoUs .50, .55 and so on to .95.
/// </summary>
public sealed record CocoScores
{
    /// <summary>Average precision, the number that detectors are compared by: "AP".</summary>
    public required double AveragePrecision { get; init; }

    /// <summary>Average precision at the IoU .50: "AP50".</summary>
    public required double AveragePrecision50 { get; init; }

    /// <summary>Average precision at the IoU .75: "AP75".</summary>
    public required double AveragePrecision75 { get; init; }

    /// <summary>Average precision of things of at most 32 x 32 pixels: "APs".</summary>
    public required double AveragePrecisionSmall { get; init; }

    /// <summary>Average precision of things from 32 x 32 to 96 x 96 pixels: "APm".</summary>
    public required double AveragePrecisionMedium { get; init; }

    /// <summary>Average precision of things of at least 96 x 96 pixels: "APl".</summary>
    public required double AveragePrecisionLarge { get; init; }

    /// <summary>Recall with one detection a picture and class: "AR1".</summary>
    public required double Recall1 { get; init; }

    /// <summary>Recall with ten detections a picture and class: "AR10".</summary>
    public required double Recall10 { get; init; }

    /// <summary>Recall with a hundred detections a picture and class: "AR100".</summary>
    public required double Recall100 { get; init; }

    /// <summary>Recall of things of at most 32 x 32 pixels: "ARs".</summary>
    public required double RecallSmall { get; init; }

    /// <summary>Recall of things from 32 x 32 to 96 x 96 pixels: "ARm".</summary>
    public required double RecallMedium { get; init; }

    /// <summary>Recall of things of at least 96 x 96 pixels: "ARl".</summary>
    public required double RecallLarge { get; init; }

    /// <summary>The mean of each number, over those that are numbers.</summary>
    internal static CocoScores Mean(IReadOnlyList<CocoScores> scores)
    {
        return new()
        {
            AveragePrecision = Of(each => each.AveragePrecision),
            AveragePrecision50 = Of(each => each.AveragePrecision50),
            AveragePrecision75 = Of(each => each.AveragePrecision75),
            AveragePrecisionSmall = Of(each => each.AveragePrecisionSmall),
            AveragePrecisionMedium = Of(each => each.AveragePrecisionMedium),
            AveragePrecisionLarge = Of(each => each.AveragePrecisionLarge),
            Recall1 = Of(each => each.Recall1),
            Recall10 = Of(each => each.Recall10),
            Recall100 = Of(each => each.Recall100),
            RecallSmall = Of(each => each.RecallSmall),
            RecallMedium = Of(each => each.RecallMedium),
            RecallLarge = Of(each => each.RecallLarge),
        };

        double Of(Func<CocoScores, double> number) => Means.OfNumbers(scores.Select(number));
    }
}

/// <summary>What <see cref="DetectionEvaluator.EvaluateCoco"/> measured.</summary>
/// <param name="Classes">The numbers of each class, by rising class.</param>
/// <param name="Mean">The means over the classes that have a truth.</param>
public sealed record CocoResult(IReadOnlyList<CocoClass> Classes, CocoScores Mean);

/// <summary>What was measured of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Scores">Its numbers.</param>
public sealed record CocoClass(int Class, CocoScores Scores);
