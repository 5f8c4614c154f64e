namespace Unroll;

/// <summary>
/// Moves the running averages of batch normalizations. The backward pass leaves what it saw of a mini-batch at their places among the
/// gradients, each part weighted by its share of the samples, so that the sum over the parts is the mean over the mini-batch, in one order
/// whatever the threads.
/// </summary>
internal sealed class RunningStatistics(NetworkDescription network)
{
    private readonly float[] _before = new float[network.Memory.Statistics];

    /// <summary>running += momentum x (mini-batch - running).</summary>
    /// <param name="values">All parameters.</param>
    /// <param name="seen">The gradients, with what was seen of the mini-batch.</param>
    /// <returns>Whether there are any.</returns>
    public bool Move(Span<float> values, ReadOnlySpan<float> seen)
    {
        if (_before.Length == 0)
            return false;
        values.Slice(network.Memory.Learnable, _before.Length).CopyTo(_before);
        foreach (ParameterDescription parameter in network.ParameterSpan)
        {
            if (parameter.IsStatistic && !parameter.Frozen)
                Move(values.Slice(parameter.Offset, parameter.Length), seen.Slice(parameter.Offset, parameter.Length), parameter.Momentum);
        }

        return true;
    }

    /// <summary>Gives the averages back the values that they had before the last move.</summary>
    /// <returns>Whether there are any.</returns>
    public bool TakeBack(Span<float> values)
    {
        _before.CopyTo(values[network.Memory.Learnable..]);
        return _before.Length > 0;
    }

    // In double precision the difference of two finite numbers is finite, and what lies between them rounds to a finite one.
    private static void Move(Span<float> running, ReadOnlySpan<float> seen, double momentum)
    {
        for (int i = 0; i < running.Length; i++)
            running[i] = (float)(running[i] + (momentum * ((double)seen[i] - running[i])));
    }
}
