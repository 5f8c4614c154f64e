namespace Unroll;

/// <summary>What was found infinite or no number in a step of training; no step is taken then.</summary>
/// <param name="What">What it is.</param>
/// <param name="Tensor">The parameter whose gradient, average or new value it is; null for the loss.</param>
/// <param name="Value">The number found.</param>
/// <param name="Loss">The loss of the mini-batch.</param>
internal readonly record struct NonFinite(NonFinitePart What, string? Tensor, float Value, double Loss)
{
    /// <summary>What helps where the data is right.</summary>
    public const string Advice =
        "Try a smaller learning rate, clip the gradients (Optimizer.ClipNorm), "
        + "and look for numbers in the data that are very large, infinite or NaN.";

    /// <summary>Whether it is a parameter that was not finite before the mini-batch, as its caller has set it.</summary>
    public bool WasBefore { get; private init; }

    /// <summary>Names what is not finite among loss, statistics and gradients, of which something is; or a parameter that is the reason for
    /// it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradients">The gradients, with the statistics of the mini-batch.</param>
    /// <remarks>
    /// Forward, what goes wrong in a stage goes wrong in all behind it, and backward in all before it: so of the statistics the first in
    /// stage order is named, and of the gradients the last.
    /// </remarks>
    public static NonFinite Find(NetworkDescription network, double loss, ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients)
    {
        foreach (ParameterDescription parameter in network.ParameterSpan)
        {
            ReadOnlySpan<float> values = parameters.Slice(parameter.Offset, parameter.Length);
            int place = Magnitude.FirstNonFinite(values);
            if (place >= 0)
                return new(NonFinitePart.Parameter, parameter.Name, values[place], loss) { WasBefore = true };
        }

        if (!float.IsFinite((float)loss))
            return new(NonFinitePart.Loss, null, (float)loss, loss);
        NonFinite found = default;
        foreach (ParameterDescription parameter in network.ParameterSpan)
        {
            if (parameter.Frozen)
                continue;
            ReadOnlySpan<float> values = gradients.Slice(parameter.Offset, parameter.Length);
            int place = Magnitude.FirstNonFinite(values);
            if (place < 0)
                continue;
            found = new(parameter.IsStatistic ? NonFinitePart.Statistic : NonFinitePart.Gradient, parameter.Name, values[place], loss);
            if (parameter.IsStatistic)
                break;
        }

        return found;
    }

    /// <summary>What it is in words, such as: The gradient of 'c1.weights'.</summary>
    public string Subject => What switch
    {
        NonFinitePart.Loss => "The loss",
        NonFinitePart.Gradient => $"The gradient of '{Tensor}'",
        NonFinitePart.Statistic => $"The mini-batch's value for '{Tensor}'",
        _ => WasBefore ? $"The parameter '{Tensor}'" : $"What '{Tensor}' would become by the step",
    };
}
