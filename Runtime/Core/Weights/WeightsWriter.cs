using System.Buffers.Binary;
using System.Runtime.InteropServices;

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
        byte[] header = SafeTensorsHeader.Format(network);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (ParameterDescription parameter in network.Parameters)
        {
            ReadOnlySpan<float> tensor = values.Slice(parameter.Offset, parameter.Length);
            if (BitConverter.IsLittleEndian)
                stream.Write(MemoryMarshal.AsBytes(tensor));
            else
                WriteReversed(stream, tensor);
        }
    }

    private static void WriteReversed(Stream stream, ReadOnlySpan<float> values)
    {
        int[] reversed = new int[values.Length];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(values), reversed);
        stream.Write(MemoryMarshal.AsBytes<int>(reversed));
    }
}
