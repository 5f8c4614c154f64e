namespace Unroll;

/// <summary>How the learning rate changes from step to step. A step is one mini-batch: for changes once an epoch count samples / batch size
/// steps.</summary>
public abstract class Schedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="learningRate">The optimizer's own learning rate.</param>
    /// <param name="step">The steps made before, from 0.</param>
    public abstract float Rate(float learningRate, int step);

    /// <summary>
    /// The numbers of the schedule, for people and for checkpoints: a training goes on only where kind and settings of the schedule are
    /// those of the checkpoint. Empty unless overridden; a schedule that has any gives them here, with the invariant culture: "steps 1000,
    /// lowest 0".
    /// </summary>
    protected internal virtual string Settings => "";
}
