namespace Unroll;

/// <summary>Checks a mini-batch before a network reads it without further checks.</summary>
internal static class BatchCheck
{
    /// <exception cref="ArgumentException">The mini-batch is empty, is of another network or has a label outside its classes.</exception>
    public static void Check(NetworkDescription network, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.ThrowIfDisposed();
        if (batch.Count < 1)
            throw new ArgumentException("The mini-batch has no samples; at least 1 is needed.", nameof(batch));
        if (!ReferenceEquals(batch.Network, network) && !IsAlike(network, batch.Network))
        {
            throw new ArgumentException(
                $"The mini-batch was made for {batch.Network.Name}, whose inputs or losses are not those of {network.Name}.", nameof(batch));
        }

        ReadOnlySpan<LossDescription> losses = network.LossSpan;
        for (int loss = 0; loss < losses.Length; loss++)
        {
            if (losses[loss].TakesLabels)
                CheckLabels(losses[loss], batch.Labels(loss));
        }
    }

    private static void CheckLabels(LossDescription loss, ReadOnlySpan<int> labels)
    {
        for (int sample = 0; sample < labels.Length; sample++)
        {
            if ((uint)labels[sample] >= (uint)loss.Length)
            {
                throw new ArgumentException(
                    $"The label of sample {sample} is {labels[sample]}; {loss.Kind} on '{loss.Name}' expects 0 to {loss.Length - 1}.", loss.Name);
            }
        }
    }

    private static bool IsAlike(NetworkDescription network, NetworkDescription other)
    {
        if (network.InputSpan.Length != other.InputSpan.Length || network.LossSpan.Length != other.LossSpan.Length)
            return false;
        for (int input = 0; input < network.InputSpan.Length; input++)
        {
            if (network.InputSpan[input].Length != other.InputSpan[input].Length)
                return false;
        }

        for (int loss = 0; loss < network.LossSpan.Length; loss++)
        {
            LossDescription a = network.LossSpan[loss], b = other.LossSpan[loss];
            if (a.Length != b.Length || a.TakesLabels != b.TakesLabels)
                return false;
        }

        return true;
    }
}
