namespace Unroll;

/// <summary>
/// The learning rate grows in a straight line, rate * (start + (1 - start) step / steps), and the schedule within begins when it is there
/// (Goyal et al., "Accurate, Large Minibatch SGD", 2017, section 2.2; PyTorch's LinearLR followed by another by SequentialLR).
/// </summary>
public sealed class WarmUp : Schedule
{
    /// <summary>Sets the length and the beginning.</summary>
    /// <param name="steps">The steps until the whole rate is reached, at least 1.</param>
    /// <param name="inner">What follows, its steps counted from there; null for a constant rate.</param>
    /// <param name="start">The factor of the first step, in [0, 1]; PyTorch's default is 1/3.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public WarmUp(int steps, Schedule? inner = null, float start = 1f / 3f)
    {
        Steps = Hyperparameter.Count(steps);
        if (!(start is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(start), start, "The factor of the first step must be in [0, 1].");
        Start = start;
        Inner = inner;
    }

    /// <summary>The steps until the whole rate is reached.</summary>
    public int Steps { get; }

    /// <summary>The factor of the first step.</summary>
    public float Start { get; }

    /// <summary>What follows; null for a constant rate.</summary>
    public Schedule? Inner { get; }

    /// <inheritdoc />
    protected internal override string Settings =>
        FormattableString.Invariant($"steps {Steps}, start {Start}, then {CheckpointSettings.Of(Inner)}");

    /// <inheritdoc />
    public override float Rate(float learningRate, int step)
    {
        if (step >= Steps)
            return Inner?.Rate(learningRate, step - Steps) ?? learningRate;
        return (float)(learningRate * (Start + (1.0 - Start) * step / Steps));
    }
}
