namespace Unroll.Exchange.Onnx;

/// <summary>The constants of a network's parameters; operations that share a parameter share its constant, if they need it in the same
/// order.</summary>
internal sealed class ParameterConstants(Network network, OnnxGraph graph)
{
    private readonly Dictionary<string, string> _constants = [];

    /// <summary>Adds the constant of a parameter, its extents in another order where one is given, unless it is there.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="extents">Its extents in canonical order; null for those that it has.</param>
    /// <param name="permutation">For each extent of the constant, which of these it is; null leaves them as they are.</param>
    /// <param name="merge">Whether all extents of the constant but the last become one.</param>
    /// <exception cref="InvalidOperationException">An element is infinite or no number.</exception>
    public string Of(string parameter, int[]? extents, int[]? permutation, bool merge)
    {
        ParameterTensor tensor = network.Parameters[parameter];
        extents ??= [.. tensor.Shape];
        string key = $"{parameter} {string.Join(',', extents)} {string.Join(',', permutation ?? [])} {merge}";
        if (!_constants.TryGetValue(key, out string? constant))
            _constants.Add(key, constant = Add(tensor, extents, permutation, merge));
        return constant;
    }

    /// <summary>Adds the constant of a parameter [in, out], each column divided by its length, unless it is there.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="least">The least length that is divided by.</param>
    /// <exception cref="InvalidOperationException">An element is infinite or no number.</exception>
    public string DirectionsOf(string parameter, double least)
    {
        string key = $"directions of {parameter}";
        if (_constants.TryGetValue(key, out string? constant))
            return constant;
        ParameterTensor tensor = network.Parameters[parameter];
        float[] values = new float[tensor.Length];
        tensor.CopyTo(values);
        CheckFinite(tensor, values);
        int units = tensor.Shape[^1];
        for (int unit = 0; unit < units; unit++)
        {
            double squares = 0;
            for (int i = unit; i < values.Length; i += units)
                squares += values[i] * (double)values[i];
            double length = Math.Max(Math.Sqrt(squares), least);
            for (int i = unit; i < values.Length; i += units)
                values[i] = (float)(values[i] / length);
        }

        constant = graph.Constant(tensor.Name, tensor.Shape.Select(extent => (long)extent), values);
        _constants.Add(key, constant);
        return constant;
    }

    private string Add(ParameterTensor tensor, int[] extents, int[]? permutation, bool merge)
    {
        float[] values = new float[tensor.Length];
        tensor.CopyTo(values);
        CheckFinite(tensor, values);
        if (permutation is not null)
        {
            values = Permutation.Apply(values, extents, permutation);
            extents = [.. permutation.Select(axis => extents[axis])];
        }

        if (merge)
            extents = [tensor.Length / extents[^1], extents[^1]];
        return graph.Constant(tensor.Name, extents.Select(extent => (long)extent), values);
    }

    private static void CheckFinite(ParameterTensor parameter, float[] values)
    {
        int element = WeightsReader.FirstNonFinite(values);
        if (element < 0)
            return;
        string place = WeightsReader.Place([.. parameter.Description.Shape.Select(extent => (long)extent)], element);
        throw new InvalidOperationException(
            FormattableString.Invariant($"'{parameter.Name}' {place} is {values[element]}: nothing was exported."));
    }
}
