namespace Unroll;

/// <summary>A place that a line search has looked at.</summary>
/// <param name="Step">The step along the direction that leads there.</param>
/// <param name="Loss">The function there; infinite if it, one of its gradients or the place itself is not finite.</param>
/// <param name="Slope">The derivative along the direction.</param>
/// <param name="Slot">Which of the kept gradients is that of this place.</param>
internal readonly record struct LinePoint(double Step, double Loss, double Slope, int Slot)
{
    /// <summary>Whether the function can be moved to this place.</summary>
    public bool IsFinite => double.IsFinite(Loss);
}
