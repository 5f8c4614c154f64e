namespace Unroll;

/// <content>What checkpoints write of an average and give back to it.</content>
public sealed partial class WeightAverage
{
    /// <summary>Its settings, for people and for checkpoints.</summary>
    internal string Settings => FormattableString.Invariant($"decay {Decay}, WarmUp {WarmUp}");

    /// <summary>Copies averages; of a parameter that is frozen, which has none, its values.</summary>
    /// <param name="network">The network that it belongs to.</param>
    /// <param name="start">The first, in the flat buffer of all parameters.</param>
    /// <param name="destination">Where to.</param>
    internal void CopyValues(Network network, int start, Span<float> destination)
    {
        lock (_changing)
        {
            if (_network != network || IsExchanged)
            {
                throw new InvalidOperationException(
                    "The average was reset or exchanged while a Fit used it; leave it to the trainer until Fit has returned.");
            }

            if (start < Averaged(network).Length)
                Averages(network).Slice(start, destination.Length).CopyTo(destination);
            else
                network.CopyValues(start, destination);
        }
    }

    /// <summary>Copies all parameters as the network would have them after an exchange.</summary>
    internal void CopyParametersTo(Network network, Span<float> destination)
    {
        network.CopyValuesTo(destination);
        CopyValues(network, 0, destination[..Averaged(network).Length]);
    }

    /// <summary>Takes averages that another had of the same network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="updates">The updates made, at least 1.</param>
    /// <param name="parameters">All parameters, with their averages.</param>
    internal void Restore(Network network, long updates, ReadOnlySpan<float> parameters)
    {
        lock (_changing)
        {
            Begin(network, parameters[..Averaged(network).Length]);
            (Updates, IsExchanged) = (updates, false);
        }
    }
}
