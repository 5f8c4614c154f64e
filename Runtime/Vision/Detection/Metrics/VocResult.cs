namespace Unroll.Vision;

/// <summary>What <see cref="DetectionEvaluator.EvaluateVoc"/> measured.</summary>
/// <param name="Classes">The average precision of each class, by rising class.</param>
/// <param name="MeanAveragePrecision">The mean over the classes that have a truth; NaN if none has.</param>
public sealed record VocResult(IReadOnlyList<VocClass> Classes, double MeanAveragePrecision);

/// <summary>What was measured of one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="AveragePrecision">From 0 to 1; NaN where the class has no truth.</param>
/// <param name="Curve">The curve that it comes from.</param>
public sealed record VocClass(int Class, double AveragePrecision, PrecisionRecallCurve Curve);
