namespace Unroll;

/// <summary>Reads the parameters of a network from a safetensors file.</summary>
internal static class WeightsReader
{
    /// <summary>Reads parameters into <paramref name="values"/>, which is laid out as the flat buffer; those that keep their values are
    /// left alone there.</summary>
    /// <exception cref="InvalidDataException">The file differs from the network by more than the options allow.</exception>
    public static LoadResult Read(SafeTensorsFile file, NetworkDescription network, LoadOptions options, Span<float> values)
    {
        var matching = new TensorMatching(file, network, options);
        foreach ((ParameterDescription parameter, TensorEntry tensor) in matching.Taken)
        {
            Span<float> destination = values.Slice(parameter.Offset, parameter.Length);
            file.Read(tensor, destination);
            CheckFinite(file, parameter, tensor, destination);
        }

        return matching.Result();
    }

    /// <summary>The indices of an element, outermost first: "[2, 0, 5]".</summary>
    public static string Place(ParameterDescription parameter, int element)
    {
        int[] indices = new int[parameter.Shape.Length];
        for (int dimension = indices.Length - 1; dimension >= 0; dimension--)
            (element, indices[dimension]) = Math.DivRem(element, parameter.Shape[dimension]);
        return ShapeText.Of(indices);
    }

    /// <summary>The first element that is infinite or no number; -1 where all are finite.</summary>
    public static int FirstNonFinite(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
                return i;
        }

        return -1;
    }

    private static void CheckFinite(SafeTensorsFile file, ParameterDescription parameter, TensorEntry tensor, ReadOnlySpan<float> values)
    {
        int element = FirstNonFinite(values);
        if (element >= 0)
        {
            throw file.Wrong(FormattableString.Invariant(
                $"tensor {tensor.Quoted}: {Place(parameter, element)} is {values[element]}, expected a finite number"));
        }
    }
}
