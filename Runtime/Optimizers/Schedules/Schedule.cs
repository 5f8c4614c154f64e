namespace Unroll;

/// <summary>How the learning rate changes from step to step. A step is one mini-batch: for changes once an epoch count samples / batch size steps.</summary>
public abstract class Schedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="learningRate">The optimizer's own learning rate.</param>
    /// <param name="step">The steps made before, from 0.</param>
    public abstract float Rate(float learningRate, int step);
}
