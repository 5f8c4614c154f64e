namespace Unroll;

/// <summary>Reads the parameters of a network from a file of weights.</summary>
internal static class WeightsReader
{
    /// <summary>Reads parameters into <paramref name="values"/>, which is laid out as the flat buffer; those that keep their values are
    /// left alone there.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or differs from the network by more than the options allow.</exception>
    /// <exception cref="NotSupportedException">The network has parameters that have no order in the layout.</exception>
    public static LoadResult Read(WeightFile file, NetworkDescription network, LoadOptions options, Span<float> values)
    {
        var matching = new TensorMatching(file, network, options);
        foreach (MatchedTensor pair in matching.Taken)
        {
            (ForeignTensor parameter, TensorEntry tensor) = (pair.Expected, pair.Found);
            Span<float> destination = values.Slice(parameter.Parameter.Offset, parameter.Parameter.Length);
            if (WeightFiles.ReadsForeign && parameter.Turn is { } turn)
            {
                float[] theirs = new float[destination.Length];
                file.Read(tensor, theirs);
                CheckFinite(file, tensor, theirs);
                turn.FromTheirs(theirs, destination);
            }
            else
            {
                file.Read(tensor, destination);
                CheckFinite(file, tensor, destination);
            }
        }

        return matching.Result(file.Path);
    }

    /// <summary>The indices of an element, outermost first: "[2, 0, 5]".</summary>
    public static string Place(ReadOnlySpan<long> shape, long element)
    {
        long[] indices = new long[shape.Length];
        for (int dimension = indices.Length - 1; dimension >= 0; dimension--)
            (element, indices[dimension]) = Math.DivRem(element, shape[dimension]);
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

    private static void CheckFinite(WeightFile file, TensorEntry tensor, ReadOnlySpan<float> values)
    {
        int element = FirstNonFinite(values);
        if (element >= 0)
        {
            throw file.Wrong(FormattableString.Invariant(
                $"tensor {tensor.Quoted}: {Place(tensor.Shape, element)} is {values[element]}, expected a finite number"));
        }
    }
}
