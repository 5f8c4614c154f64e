using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>Reads the parameters of a network from a safetensors file, all of them or none.</summary>
internal static class WeightsReader
{
    private const int Named = 5;

    /// <summary>Reads every parameter into <paramref name="values"/>, which is laid out as the flat buffer.</summary>
    /// <exception cref="InvalidDataException">The file is no valid safetensors file or not one of this network.</exception>
    public static void Read(string path, NetworkDescription network, Span<float> values)
    {
        using SafeTensorsFile file = SafeTensorsFile.Open(path);
        Dictionary<string, TensorEntry> entries = file.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        CheckNames(file, entries, network);
        foreach (ParameterDescription parameter in network.Parameters)
            Check(file, entries[parameter.Name], parameter);
        foreach (ParameterDescription parameter in network.Parameters)
        {
            Span<float> tensor = values.Slice(parameter.Offset, parameter.Length);
            file.Read(entries[parameter.Name], MemoryMarshal.AsBytes(tensor));
            if (!BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(tensor), MemoryMarshal.Cast<float, int>(tensor));
            CheckFinite(file, parameter, tensor);
        }
    }

    /// <summary>The indices of an element, outermost first: "[2, 0, 5]".</summary>
    public static string Place(ParameterDescription parameter, int element)
    {
        int[] indices = new int[parameter.Shape.Length];
        for (int dimension = indices.Length - 1; dimension >= 0; dimension--)
            (element, indices[dimension]) = Math.DivRem(element, parameter.Shape[dimension]);
        return $"[{string.Join(", ", indices)}]";
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

    private static void CheckNames(SafeTensorsFile file, Dictionary<string, TensorEntry> entries, NetworkDescription network)
    {
        string[] expected = [.. network.Parameters.Select(parameter => parameter.Name)];
        string[] missing = [.. expected.Where(name => !entries.ContainsKey(name))];
        string[] extra = [.. file.Tensors.Select(tensor => tensor.Name).Except(expected, StringComparer.Ordinal)];
        if (missing.Length == 0 && extra.Length == 0)
            return;
        string came = extra.Length == 0 ? "" : $"; it has {Quote(extra)}, which {network.Name} has not";
        string lacks = missing.Length == 0 ? "" : $"; it lacks {Quote(missing)}";
        throw file.Wrong($"the file has {entries.Count} tensors, {network.Name} expects {expected.Length}{lacks}{came}");
    }

    private static void Check(SafeTensorsFile file, TensorEntry tensor, ParameterDescription parameter)
    {
        string expected = $"[{string.Join(", ", parameter.Shape)}]";
        if (tensor.Type != "F32")
            throw file.Wrong($"tensor '{tensor.Name}': the file has {tensor.Type} {tensor.ShapeText}, expected F32 {expected}");
        if (!tensor.Shape.SequenceEqual(parameter.Shape.Select(extent => (long)extent)))
            throw file.Wrong($"tensor '{tensor.Name}': the file has the shape {tensor.ShapeText}, expected {expected}");
        long bytes = (long)parameter.Length * sizeof(float);
        if (tensor.End - tensor.Begin != bytes)
            throw file.Wrong($"tensor '{tensor.Name}': the file has {tensor.End - tensor.Begin} bytes of data, expected {bytes} for F32 {expected}");
    }

    private static void CheckFinite(SafeTensorsFile file, ParameterDescription parameter, ReadOnlySpan<float> values)
    {
        int element = FirstNonFinite(values);
        if (element >= 0)
            throw file.Wrong(FormattableString.Invariant($"tensor '{parameter.Name}': {Place(parameter, element)} is {values[element]}, expected a finite number"));
    }

    private static string Quote(string[] names) =>
        string.Join(", ", names.Take(Named).Select(name => $"'{name}'")) + (names.Length > Named ? $" and {names.Length - Named} more" : "");
}
