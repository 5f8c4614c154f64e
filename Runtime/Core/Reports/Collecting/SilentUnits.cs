namespace Unroll;

/// <summary>
/// Counts the units to which no gradient comes: the gradient of a unit's bias is exactly zero where no sample of the mini-batch has a
/// gradient behind its activation. A rectifier that is negative for all samples is such a unit, and learns nothing any more.
/// </summary>
internal sealed class SilentUnits
{
    /// <summary>How many mini-batches in a row, each the last of an epoch, make a unit silent.</summary>
    public const int Looks = 3;

    private readonly (ParameterDescription Bias, int[] Since)[] _layers;
    private int _looks;

    public SilentUnits(NetworkDescription network)
    {
        _layers =
        [
            .. from parameter in network.Parameters
               where ParameterSnapshot.HasGradient(parameter) && parameter is { Shape.Length: 1, L1: 0, L2: 0 }
               where ParameterSnapshot.KindOf(parameter) is "bias" or "shift"
               select (parameter, new int[parameter.Length]),
        ];
    }

    /// <summary>The layers with silent units: name, units, silent ones; none before enough mini-batches were looked at.</summary>
    public IEnumerable<(string Layer, int Units, int Silent)> Found =>
        from layer in _layers
        let silent = layer.Since.Count(since => since >= Looks)
        where silent > 0
        select (ParameterSnapshot.LayerOf(layer.Bias), layer.Since.Length, silent);

    /// <summary>Whether enough was looked at to tell.</summary>
    public bool CanTell => _layers.Length > 0 && _looks >= Looks;

    /// <summary>Looks at the gradients of a mini-batch.</summary>
    public void Look(ReadOnlySpan<float> gradients)
    {
        _looks++;
        foreach ((ParameterDescription bias, int[] since) in _layers)
        {
            ReadOnlySpan<float> gradient = gradients.Slice(bias.Offset, bias.Length);
            if (!gradient.ContainsAnyExcept(0f))   // all samples are learned, or the loss has the weight 0: that is not the units' fault
                continue;
            for (int unit = 0; unit < since.Length; unit++)
                since[unit] = gradient[unit] == 0 ? since[unit] + 1 : 0;
        }
    }
}
