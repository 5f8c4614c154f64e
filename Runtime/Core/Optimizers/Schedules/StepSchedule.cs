namespace Unroll;

/// <summary>The learning rate is multiplied by a factor every so many steps: rate * factor^floor(step / every); PyTorch's StepLR.</summary>
public sealed class StepSchedule : Schedule
{
    /// <summary>Sets interval and factor.</summary>
    /// <param name="every">The steps between two changes, at least 1.</param>
    /// <param name="factor">What each change multiplies by, above 0; PyTorch's default.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is outside its range.</exception>
    public StepSchedule(int every, float factor = 0.1f)
    {
        Every = Hyperparameter.Count(every);
        Factor = Hyperparameter.Positive(factor);
    }

    /// <summary>The steps between two changes.</summary>
    public int Every { get; }

    /// <summary>What each change multiplies by.</summary>
    public float Factor { get; }

    /// <inheritdoc />
    protected internal override string Settings => FormattableString.Invariant($"every {Every}, factor {Factor}");

    /// <inheritdoc />
    public override float Rate(float learningRate, int step) => (float)(learningRate * Math.Pow(Factor, step / Every));
}
