namespace Unroll;

/// <summary>A number of a data set that is not finite.</summary>
/// <param name="IsTarget">Whether it is a target, and not of an input.</param>
/// <param name="Index">The input or loss, counted in field order.</param>
/// <param name="Sample">The sample.</param>
/// <param name="Position">Its place among the numbers that the sample has for that input or loss.</param>
/// <param name="Value">The number.</param>
internal readonly record struct NonFiniteNumber(bool IsTarget, int Index, int Sample, int Position, float Value)
{
    /// <summary>Where it is, in the words of a network.</summary>
    public string Describe(NetworkDescription network)
    {
        if (IsTarget)
            return Describe($"the target of '{network.Losses[network.TargetLosses[Index]].Name}'");
        ValueDescription input = network.Inputs[Index];
        string place = input.Height * input.Width == 1 ? ""
            : $" (row {Position / input.Channels / input.Width}, column {Position / input.Channels % input.Width}, "
                + $"channel {Position % input.Channels})";
        return Describe($"the input '{input.Name}'{place}");
    }

    /// <summary>Where it is, counted.</summary>
    public string Describe() => Describe(IsTarget ? $"target {Index}" : $"input {Index}");

    private string Describe(string where) =>
        $"Sample {Sample} of the data set has {Value} at position {Position} of {where}; expected finite numbers.";
}
