namespace Unroll;

/// <summary>What the parameters of a network and their gradients were like at one moment; one entry a tensor, in stage order.</summary>
/// <param name="Epoch">The epoch at whose end it was; 0 for the first step of a training, null outside one.</param>
/// <param name="Values">The parameters: in a training after a step.</param>
/// <param name="Gradients">The gradients: in a training those of that step's mini-batch, L1 and L2 terms included, before they are clipped.
/// Null where there is none: of a frozen tensor, of a running average, of all before the first.</param>
internal sealed record ParameterSnapshot(
    int? Epoch, IReadOnlyList<TensorStatistics> Values, IReadOnlyList<TensorStatistics?> Gradients)
{
    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>Looks at a network as it is. The caller has the turn.</summary>
    public static ParameterSnapshot Of(Network network, int? epoch)
    {
        IReadOnlyList<ParameterDescription> parameters = network.Declaration.Parameters;
        var values = new TensorStatistics[parameters.Count];
        var gradients = new TensorStatistics?[parameters.Count];
        ReadOnlySpan<float> all = network.HasGradients ? network.GradientsInTurn : default;
        for (int i = 0; i < values.Length; i++)
        {
            ParameterDescription parameter = parameters[i];
            values[i] = new TensorStatistics(network.Values.Slice(parameter.Offset, parameter.Length));
            if (!all.IsEmpty && HasGradient(parameter))
                gradients[i] = new TensorStatistics(all.Slice(parameter.Offset, parameter.Length));
        }

        GC.KeepAlive(network);
        return new ParameterSnapshot(epoch, values, gradients);
    }

    /// <summary>Whether a tensor is learned by gradients.</summary>
    public static bool HasGradient(ParameterDescription parameter) => !parameter.Frozen && !parameter.IsStatistic;

    /// <summary>Whether a tensor is a layer's weights, by whose gradients layers are compared.</summary>
    public static bool IsLayer(ParameterDescription parameter) => HasGradient(parameter) && KindOf(parameter) == "weights";

    /// <summary>What a tensor is of its stage: "weights", "bias", "scale", "shift".</summary>
    public static string KindOf(ParameterDescription parameter) =>
        parameter.Name[(parameter.Name.LastIndexOf('.') + 1)..].TrimEnd(Digits);

    /// <summary>The name of a tensor's layer: that of its stage, with the number of a stage's second or later such tensor.</summary>
    public static string LayerOf(ParameterDescription parameter)
    {
        string stage = parameter.Name[..Math.Max(0, parameter.Name.LastIndexOf('.'))];
        string number = parameter.Name[parameter.Name.TrimEnd(Digits).Length..];
        return KindOf(parameter).Length + stage.Length + 1 == parameter.Name.Length ? stage : $"{stage} {number}";
    }
}
