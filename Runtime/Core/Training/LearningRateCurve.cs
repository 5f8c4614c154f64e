namespace Unroll;

/// <summary>A step of a <see cref="LearningRateFinder{TNetwork}"/>.</summary>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="Loss">The loss of its mini-batch, before the step.</param>
/// <param name="SmoothedLoss">The mean of the losses until then, in which older ones count less.</param>
public readonly record struct LearningRatePoint(float LearningRate, float Loss, double SmoothedLoss);

/// <summary>The loss against the learning rate, as a <see cref="LearningRateFinder{TNetwork}"/> found it.</summary>
public sealed class LearningRateCurve
{
    /// <summary>A curve of steps that somebody made.</summary>
    /// <param name="points">The steps, by rising rate.</param>
    /// <exception cref="ArgumentNullException"><paramref name="points"/> is null.</exception>
    public LearningRateCurve(IReadOnlyList<LearningRatePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        Points = points;
    }

    /// <summary>The steps, by rising rate; the last is where the loss exploded, or the last before something became infinite or
    /// NaN.</summary>
    public IReadOnlyList<LearningRatePoint> Points { get; }

    /// <summary>The rate at which the smoothed loss is lowest: a training with it is about to fail. A tenth of it is a common
    /// choice.</summary>
    /// <exception cref="InvalidOperationException">There are no points.</exception>
    public float LowestLoss => Points[IndexOfLowest()].LearningRate;

    /// <summary>The rate at which the smoothed loss falls fastest against the logarithm of the rate: a good rate to begin with.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than three points up to the lowest loss, so that nothing fell: the first
    /// rate is too high, or the network does not learn.</exception>
    public float Steepest
    {
        get
        {
            int lowest = IndexOfLowest(), steepest = -1;
            double fall = 0;
            for (int i = 1; i < lowest; i++)
            {
                double rise = Points[i + 1].SmoothedLoss - Points[i - 1].SmoothedLoss;   // all steps are as long on the logarithm's axis
                if (rise < fall)
                    (fall, steepest) = (rise, i);
            }

            return steepest >= 0 ? Points[steepest].LearningRate : throw new InvalidOperationException(
                $"The loss did not fall in {Points.Count} steps from the rate {(Points.Count > 0 ? Points[0].LearningRate : 0)} on; begin "
                + "with a lower one, or look whether the network learns at all.");
        }
    }

    private int IndexOfLowest()
    {
        if (Points.Count == 0)
            throw new InvalidOperationException("There are no points: the first step failed or the search was stopped before it.");
        int lowest = 0;
        for (int i = 1; i < Points.Count; i++)
        {
            if (Points[i].SmoothedLoss < Points[lowest].SmoothedLoss)
                lowest = i;
        }

        return lowest;
    }
}
