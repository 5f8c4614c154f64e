namespace Unroll;

/// <summary>Writes the parameters of a network as a safetensors file: 32-bit floats, tensors in stage order.</summary>
internal static class WeightsWriter
{
    /// <summary>Writes the file beside its place and renames it.</summary>
    /// <exception cref="InvalidOperationException">A parameter is infinite or no number, so that the file could not be loaded.</exception>
    /// <exception cref="NotSupportedException">The network has parameters that have no order in the layout, or two of one name
    /// there.</exception>
    public static unsafe void Write(string path, NetworkDescription network, ReadOnlySpan<float> values, WeightLayout layout)
    {
        CheckFinite(network, values);
        ForeignTensor[] tensors = ForeignLayout.Of(network, layout);
        CheckNames(network, tensors, layout);
        fixed (float* pointer = values)
        {
            float* start = pointer;
            int length = values.Length;
            FileReplacement.Write(path, stream => Write(stream, network, tensors, new ReadOnlySpan<float>(start, length)));
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
            string place = WeightsReader.Place([.. parameter.Shape.Select(extent => (long)extent)], element);
            throw new InvalidOperationException(FormattableString.Invariant(
                $"'{parameter.Name}' {place} is {tensor[element]}: nothing was saved, since a file with it could not be loaded."));
        }
    }

    // Keras has "block1_c1" for the stage c1 of a block "block1", and for a stage of that name.
    private static void CheckNames(NetworkDescription network, ForeignTensor[] tensors, WeightLayout layout)
    {
        var names = new Dictionary<string, ForeignTensor>(StringComparer.Ordinal);
        foreach (ForeignTensor tensor in tensors)
        {
            if (names.TryAdd(tensor.Names[0], tensor))
                continue;
            throw new NotSupportedException(
                $"{network.Name}: '{names[tensor.Names[0]].Parameter.Name}' and '{tensor.Parameter.Name}' are both '{tensor.Names[0]}' in "
                + $"the layout of {layout}: nothing was saved. Give one of the stages another name.");
        }
    }

    private static void Write(
        Stream stream, NetworkDescription network, ForeignTensor[] tensors, ReadOnlySpan<float> values)
    {
        SafeTensorsFloats.WriteHeader(stream, SafeTensorsHeader.Format(network, tensors));
        foreach (ForeignTensor tensor in tensors)
        {
            ReadOnlySpan<float> ours = values.Slice(tensor.Parameter.Offset, tensor.Parameter.Length);
            if (WeightFiles.ReadsForeign && tensor.Turn is { } turn)
            {
                float[] theirs = new float[ours.Length];
                turn.ToTheirs(ours, theirs);
                ours = theirs;
            }

            SafeTensorsFloats.Write(stream, ours);
        }
    }
}
