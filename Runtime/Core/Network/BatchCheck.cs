namespace Unroll;

/// <summary>Checks a mini-batch before a network reads it without further checks.</summary>
internal static class BatchCheck
{
    /// <returns>The samples: what is computed, even if <see cref="Batch.Count"/> is set meanwhile.</returns>
    /// <exception cref="ArgumentException">The mini-batch is empty, is of another network or has a target that its loss has no meaning
    /// for.</exception>
    public static int Check(NetworkDescription network, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.ThrowIfDisposed();
        int count = batch.Count;
        if (count < 1)
            throw new ArgumentException("The mini-batch has no samples; at least 1 is needed.", nameof(batch));
        if (!ReferenceEquals(batch.Network, network) && !IsAlike(network, batch.Network))
        {
            throw new ArgumentException(
                $"The mini-batch was made for {batch.Network.Name}, whose inputs or losses are not those of {network.Name}.",
                nameof(batch));
        }

        ReadOnlySpan<LossDescription> losses = network.LossSpan;
        for (int loss = 0; loss < losses.Length; loss++)
        {
            if (losses[loss].TakesLabels)
                CheckLabels(losses[loss], batch.Labels(loss));
            else if (SampleTargets.AreOf(losses[loss]))
                CheckSampleTargets(losses[loss], batch.Targets(loss));
            else if (losses[loss].Targets == TargetKind.Values && TargetRange.Of(losses[loss]) is { IsBounded: true } range)
                CheckTargets(losses[loss], batch.Targets(loss), range);
        }

        return count;
    }

    /// <summary>Checks that a mini-batch has the samples that its batch normalizations need to learn from it.</summary>
    /// <exception cref="ArgumentException">It has too few.</exception>
    public static void CheckSamples(NetworkDescription network, int count)
    {
        if (count < network.Memory.LeastSamples)
            throw new ArgumentException($"The mini-batch has {count} sample. {LeastSamples(network)}", "batch");
    }

    /// <summary>Why a network needs two samples, and what to do.</summary>
    public static string LeastSamples(NetworkDescription network)
    {
        OperationDescription? norm = network.Operations.FirstOrDefault(
            operation => operation is { Kind: "BatchNorm", Shape: { Height: 1, Width: 1 } }
                && !network.Parameters.Any(parameter => parameter.Frozen && parameter.Name == operation.Parameters[0]));
        return $"The batch normalization on '{norm?.Stage}' of {network.Name} has one value a channel and sample, "
            + "and a single value has no variance to learn from: "
            + "give mini-batches of at least 2 samples, have Trainer.DropLast leave out the last one, or freeze that stage.";
    }

    private static void CheckLabels(LossDescription loss, ReadOnlySpan<int> labels)
    {
        for (int sample = 0; sample < labels.Length; sample++)
        {
            if (!loss.Allows(labels[sample]))
            {
                throw new ArgumentException(
                    $"The label of sample {sample} is {labels[sample]}; {loss.Kind} on '{loss.Name}' expects {loss.LabelText}.", loss.Name);
            }
        }
    }

    /// <summary>Targets that are not finite make a loss that is not; those outside of the range of their loss could go unnoticed.</summary>
    private static void CheckTargets(LossDescription loss, ReadOnlySpan<float> targets, TargetRange range)
    {
        int place = range.FirstOutside(targets);
        if (place >= 0)
        {
            throw new ArgumentException(
                $"The target of sample {place / loss.Length} is {targets[place]} at position {place % loss.Length}; "
                + $"{loss.Kind} on '{loss.Name}' expects {range}.",
                loss.Name);
        }
    }

    private static void CheckSampleTargets(LossDescription loss, ReadOnlySpan<float> targets)
    {
        for (int sample = 0; sample < targets.Length / loss.TargetLength; sample++)
        {
            if (SampleTargets.Problem(loss, targets.Slice(sample * loss.TargetLength, loss.TargetLength)) is { } problem)
                throw new ArgumentException($"Sample {sample} of the mini-batch has {problem}.", loss.Name);
        }
    }

    private static bool IsAlike(NetworkDescription network, NetworkDescription other)
    {
        if (network.InputSpan.Length != other.InputSpan.Length || network.LossSpan.Length != other.LossSpan.Length)
            return false;
        for (int input = 0; input < network.InputSpan.Length; input++)
        {
            if (network.InputSpan[input].Length != other.InputSpan[input].Length
                || network.InputSpan[input].HasGradient != other.InputSpan[input].HasGradient)
            {
                return false;
            }
        }

        for (int loss = 0; loss < network.LossSpan.Length; loss++)
        {
            LossDescription a = network.LossSpan[loss], b = other.LossSpan[loss];
            if (a.Length != b.Length || a.Targets != b.Targets || a.TargetLength != b.TargetLength || a.IgnoredLabel != b.IgnoredLabel)
                return false;
        }

        return true;
    }
}
