namespace Unroll;

/// <summary>Checks that the samples of a data set are those of a network, before the first is used.</summary>
internal static class DataSetCheck
{
    /// <exception cref="ArgumentException">An input, a target or a label does not fit; the message names what came and what was expected.</exception>
    public static void Check(NetworkDescription network, DataSet set, string argument)
    {
        ArgumentNullException.ThrowIfNull(set, argument);
        if (set.InputCount != network.Inputs.Count || set.TargetCount != network.Losses.Count)
        {
            throw new ArgumentException(
                $"The data set has {set.InputCount} inputs and {set.TargetCount} targets; {network.Name} has {network.Inputs.Count} inputs and "
                + $"{network.Losses.Count} losses.",
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
            CheckTarget(network.Losses[loss], set, loss, argument);
    }

    private static void CheckTarget(LossDescription expected, DataSet set, int loss, string argument)
    {
        if (set.HasLabels(loss) != expected.TakesLabels)
        {
            string came = set.HasLabels(loss) ? "class indices (int)" : "numbers (float)";
            string wanted = expected.TakesLabels ? "one class index a sample (int)" : $"{expected.Length} numbers a sample (float)";
            throw new ArgumentException($"Target {loss} of the data set has {came}; {expected.Kind} on '{expected.Name}' takes {wanted}.", argument);
        }

        if (!expected.TakesLabels && set.TargetLength(loss) != expected.Length)
        {
            throw new ArgumentException(
                $"Target {loss} of the data set has {set.TargetLength(loss)} numbers a sample; {expected.Kind} on '{expected.Name}' takes {expected.Length}.",
                argument);
        }

        for (int sample = 0; expected.TakesLabels && sample < set.Count; sample++)
        {
            int label = set.Label(sample, loss);
            if ((uint)label >= (uint)expected.Length)
            {
                throw new ArgumentException(
                    $"Sample {sample} of the data set has the class index {label}; {expected.Kind} on '{expected.Name}' expects 0 to {expected.Length - 1}.",
                    argument);
            }
        }
    }
}
