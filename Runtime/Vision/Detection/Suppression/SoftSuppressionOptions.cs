namespace Unroll.Vision;

/// <summary>How the score of a box falls that overlaps a better one.</summary>
public enum ScoreDecay
{
    /// <summary>By the factor 1 - IoU, where IoU is greater than <see cref="SoftSuppressionOptions.OverlapThreshold"/>.</summary>
    Linear,

    /// <summary>By the factor exp(-IoU^2 / <see cref="SoftSuppressionOptions.Sigma"/>).</summary>
    Gaussian,
}

/// <summary>What <see cref="SoftSuppression"/> keeps. The defaults are those of the paper.</summary>
public sealed record SoftSuppressionOptions
{
    /// <summary>How scores fall.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such decay.</exception>
    public ScoreDecay Decay
    {
        get;
        init => field = value is ScoreDecay.Linear or ScoreDecay.Gaussian ? value
            : throw new ArgumentOutOfRangeException(nameof(Decay), value, "There is no such decay.");
    } = ScoreDecay.Gaussian;

    /// <summary>The IoU from which linear decay begins, from 0 to 1. Gaussian decay does not read it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 0 to 1.</exception>
    public float OverlapThreshold
    {
        get;
        init => field = value is >= 0 and <= 1 ? value
            : throw new ArgumentOutOfRangeException(nameof(OverlapThreshold), value, "Expected an intersection over union, from 0 to 1.");
    } = 0.3f;

    /// <summary>The divisor of Gaussian decay. Linear decay does not read it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a positive number.</exception>
    public float Sigma
    {
        get;
        init => field = value > 0 && float.IsFinite(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(Sigma), value, "Expected a positive number.");
    } = 0.5f;

    /// <summary>A score must be greater, before and after it fell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not a number.</exception>
    public float ScoreThreshold
    {
        get;
        init => field = value >= 0 && float.IsFinite(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(ScoreThreshold), value, "Expected a number that is not negative.");
    } = 0.001f;

    /// <summary>How many boxes of all classes together are kept, those of the highest scores.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int MostDetections
    {
        get;
        init => field = value > 0 ? value
            : throw new ArgumentOutOfRangeException(nameof(MostDetections), value, "Expected a positive number of detections.");
    } = 300;
}
