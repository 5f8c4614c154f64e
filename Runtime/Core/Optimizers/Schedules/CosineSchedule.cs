namespace Unroll;

/// <summary>
/// The learning rate falls along half a period of the cosine, lowest + (rate - lowest) (1 + cos(pi step / steps)) / 2, and stays at the
/// lowest from then on (Loshchilov and Hutter, "SGDR", ICLR 2017, equation 5, without restarts; PyTorch's CosineAnnealingLR, which would
/// rise again).
/// </summary>
public sealed class CosineSchedule : Schedule
{
    /// <summary>Sets the length and the end.</summary>
    /// <param name="steps">The steps until the lowest rate is reached, at least 1.</param>
    /// <param name="lowest">The rate at the end, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is outside its range.</exception>
    public CosineSchedule(int steps, float lowest = 0f)
    {
        Steps = Hyperparameter.Count(steps);
        Lowest = Hyperparameter.NotNegative(lowest);
    }

    /// <summary>The steps until the lowest rate is reached.</summary>
    public int Steps { get; }

    /// <summary>The rate at the end.</summary>
    public float Lowest { get; }

    /// <inheritdoc />
    protected internal override string Settings => FormattableString.Invariant($"steps {Steps}, lowest {Lowest}");

    /// <inheritdoc />
    public override float Rate(float learningRate, int step)
    {
        double share = Math.Min(step, Steps) / (double)Steps;
        return (float)(Lowest + ((double)learningRate - Lowest) * (1 + Math.Cos(Math.PI * share)) / 2);
    }
}
