namespace Unroll;

/// <summary>Every trial gets all epochs (Bergstra and Bengio, "Random Search for Hyper-Parameter Optimization", 2012).</summary>
public sealed class RandomSearch : SearchMethod
{
    /// <inheritdoc />
    public override IReadOnlyList<SearchRung> Rungs(int trials, int epochs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        return [new(trials, epochs)];
    }
}
