namespace Unroll;

/// <summary>Writes the parameters of a network as a safetensors file: 32-bit floats in canonical order, tensors in stage order.</summary>
internal static class WeightsWriter
{
    /// <summary>Writes the file beside its place and renames it.</summary>
    /// <exception cref="InvalidOperationException">A parameter is infinite or no number, so that the file could not be loaded.</exception>
    public static unsafe void Write(string path, NetworkDescription network, ReadOnlySpan<float> values)
    {
        CheckFinite(network, values);
        fixed (float* pointer = values)
        {
            float* start = pointer;
            int length = values.Length;
            FileReplacement.Write(path, stream => Write(stream, network, new ReadOnlySpan<float>(start, length)));
        }
    }

    private static void CheckFinite(NetworkDescription network, ReadOnlySpan<float> values)
    {
        foreach (ParameterDescription parameter in network.Parameters)
        {
            ReadOnlySpan<float> tensor = values.Slice(parameter.Offset, parameter.Length);
            int element = WeightsReader.FirstNonFinite(tensor);
            if (element < 0)
                continue;
            string place = WeightsReader.Place(parameter, element);
            throw new InvalidOperationException(FormattableString.Invariant(
                $"'{parameter.Name}' {place} is {tensor[element]}: nothing was saved, since a file with it could not be loaded."));
        }
    }

    private static void Write(Stream stream, NetworkDescription network, ReadOnlySpan<float> values)
    {
        SafeTensorsFloats.WriteHeader(stream, SafeTensorsHeader.Format(network));
        foreach (ParameterDescription parameter in network.Parameters)
            SafeTensorsFloats.Write(stream, values.Slice(parameter.Offset, parameter.Length));
    }
}
