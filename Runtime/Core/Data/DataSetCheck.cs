namespace Unroll;

/// <summary>Checks that the samples of a data set are those of a network, before the first is used.</summary>
internal static class DataSetCheck
{
    /// <exception cref="ArgumentException">An input, a target or a label does not fit; the message names what came and what was
    /// expected.</exception>
    public static void Check(NetworkDescription network, SampleSource set, string argument)
    {
        ArgumentNullException.ThrowIfNull(set, argument);
        if (set.InputCount != network.Inputs.Count || set.TargetCount != network.TargetLosses.Count)
        {
            throw new ArgumentException(
                $"The data set has {set.InputCount} inputs and {set.TargetCount} targets; "
                + $"{network.Name} has {network.Inputs.Count} inputs and {network.TargetLosses.Count} losses that take targets.",
                argument);
        }

        for (int input = 0; input < set.InputCount; input++)
        {
            ValueDescription expected = network.Inputs[input];
            if (set.InputLength(input) != expected.Length)
            {
                throw new ArgumentException(
                    $"Input {input} of the data set has {set.InputLength(input)} numbers a sample; '{expected.Name}' of {network.Name} is "
                    + $"{expected.Height}x{expected.Width}x{expected.Channels}, {expected.Length} numbers.",
                    argument);
            }
        }

        for (int loss = 0; loss < set.TargetCount; loss++)
            CheckTarget(network.Losses[network.TargetLosses[loss]], set, loss, argument);
    }

    /// <summary>The set, if it is one of a network.</summary>
    /// <exception cref="ArgumentException">It is not; the message names what came and what was expected.</exception>
    public static SampleSource Checked(NetworkDescription network, SampleSource set)
    {
        ArgumentNullException.ThrowIfNull(network);
        Check(network, set, nameof(set));
        return set;
    }

    /// <summary>Checks that every number of the inputs is finite.</summary>
    /// <exception cref="ArgumentException">One is not; the message names input, sample and position.</exception>
    public static void CheckFinite(NetworkDescription network, SampleSource set, string argument)
    {
        if (set.FirstNonFinite() is { } found)
            throw new ArgumentException($"{found.Describe(network)} Mend the data, or set Trainer.CheckData to false.", argument);
    }

    private static void CheckTarget(LossDescription expected, SampleSource set, int loss, string argument)
    {
        bool hasLabels = set.HasLabels(loss);
        if (hasLabels != expected.TakesLabels && !(hasLabels && expected.Targets == TargetKind.Probabilities))
        {
            string came = hasLabels ? "class indices (int)" : "numbers (float)";
            string wanted = expected.TakesLabels ? "one class index a sample (int)" : $"{expected.TargetLength} numbers a sample (float)";
            throw new ArgumentException(
                $"Target {loss} of the data set has {came}; {expected.Kind} on '{expected.Name}' takes {wanted}.", argument);
        }

        if (!hasLabels && set.TargetLength(loss) != expected.TargetLength)
        {
            throw new ArgumentException(
                $"Target {loss} of the data set has {set.TargetLength(loss)} numbers a sample; "
                + $"{expected.Kind} on '{expected.Name}' takes {expected.TargetLength}.",
                argument);
        }

        if (hasLabels)
            CheckLabels(expected, set, loss, argument);
        else
            CheckNumbers(expected, set, loss, argument);
    }

    private static void CheckLabels(LossDescription expected, SampleSource set, int loss, string argument)
    {
        for (int sample = 0; sample < set.Count; sample++)
        {
            int label = set.Label(sample, loss);
            if (!expected.Allows(label))
            {
                throw new ArgumentException(
                    $"Sample {sample} of the data set has the class index {label}; "
                    + $"{expected.Kind} on '{expected.Name}' expects {expected.LabelText}.",
                    argument);
            }
        }
    }

    private static void CheckNumbers(LossDescription expected, SampleSource set, int loss, string argument)
    {
        TargetRange range = TargetRange.Of(expected);
        for (int sample = 0; sample < set.Count; sample++)
        {
            ReadOnlySpan<float> targets = set.Target(sample, loss);
            if (SampleTargets.AreOf(expected))
            {
                if (SampleTargets.Problem(expected, targets) is { } problem)
                    throw new ArgumentException($"Sample {sample} of the data set has {problem}.", argument);
                continue;
            }

            int place = range.FirstOutside(targets);
            if (place >= 0)
            {
                throw new ArgumentException(
                    $"Sample {sample} of the data set has the target {targets[place]} at position {place}; "
                    + $"{expected.Kind} on '{expected.Name}' expects {range}.",
                    argument);
            }
        }
    }
}
