namespace Unroll;

/// <summary>
/// Moves the running averages of batch normalisations. The backward pass leaves what it saw of a mini-batch at their places among the gradients, each
/// part weighted by its share of the samples, so that the sum over the parts is the mean over the mini-batch, in one order whatever the threads.
/// </summary>
internal static class RunningStatistics
{
    /// <summary>running += momentum x (mini-batch - running); the places among the gradients are cleared.</summary>
    /// <returns>Whether there are any.</returns>
    public static bool Move(NetworkDescription network, Span<float> values, Span<float> gradients)
    {
        if (network.Memory.Statistics == 0)
            return false;
        foreach (ParameterDescription parameter in network.ParameterSpan)
        {
            if (!parameter.IsStatistic || parameter.Frozen)
                continue;
            Span<float> running = values.Slice(parameter.Offset, parameter.Length);
            Span<float> seen = gradients.Slice(parameter.Offset, parameter.Length);
            for (int i = 0; i < running.Length; i++)
                running[i] += parameter.Momentum * (seen[i] - running[i]);
            seen.Clear();
        }

        return true;
    }
}
