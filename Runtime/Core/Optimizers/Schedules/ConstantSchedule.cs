namespace Unroll;

/// <summary>The learning rate stays as it is.</summary>
public sealed class ConstantSchedule : Schedule
{
    /// <inheritdoc />
    public override float Rate(float learningRate, int step) => learningRate;
}
