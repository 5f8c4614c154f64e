using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>Reads checkpoints, and refuses what is damaged or was written of another network.</summary>
internal static class CheckpointReader
{
    /// <summary>Reads a checkpoint of a network; nothing else is changed.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, no checkpoint, or one of another network; the message names the
    /// file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Checkpoint Read(string path, NetworkDescription network)
    {
        using SafeTensorsFile file = SafeTensorsFile.Open(path, withMetadata: true);
        return Read(file, path, network);
    }

    /// <summary>As <see cref="Read(string, NetworkDescription)"/>, from a stream that messages call by a name.</summary>
    public static Checkpoint Read(Stream stream, string name, NetworkDescription network)
    {
        using SafeTensorsFile file = SafeTensorsFile.Open(stream, name, withMetadata: true);
        return Read(file, name, network);
    }

    private static Checkpoint Read(SafeTensorsFile file, string path, NetworkDescription network)
    {
        CheckVersion(file);
        Dictionary<string, TensorEntry> entries = file.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        CheckChecksum(file, Find(file, entries, CheckpointFormat.ChecksumName, "I32", [2]));
        try
        {
            CheckpointState state = CheckpointState.Parse(file.Metadata);
            float[] values = new float[network.Memory.Parameters];
            Read(file, entries, CheckpointTensor.Parameters(network, ""), values);
            return new Checkpoint(
                path,
                file.Metadata,
                state,
                ReadHistory(file, entries, state.Epochs),
                values,
                ReadOthers(file, entries, network, CheckpointFormat.Best),
                ReadOthers(file, entries, network, CheckpointFormat.Average),
                ReadAverages(file, entries, network));
        }
        catch (FormatException exception)
        {
            throw file.Wrong($"the file was not written by a trainer: {exception.Message}", exception);
        }
    }

    private static void CheckVersion(SafeTensorsFile file)
    {
        if (!file.Metadata.TryGetValue(CheckpointFormat.VersionName, out string? version))
            throw file.Wrong("the file is no checkpoint, which says so in its header; a file of weights is loaded by Network.Load");
        if (version != CheckpointFormat.Version)
        {
            throw file.Wrong(
                $"the checkpoint has the version '{Printable.Of(version)}', expected '{CheckpointFormat.Version}'; "
                + "resume it with the version of Unroll that wrote it");
        }
    }

    private static void CheckChecksum(SafeTensorsFile file, TensorEntry checksum)
    {
        Span<byte> bytes = stackalloc byte[CheckpointFormat.ChecksumBytes];
        file.Read(checksum, bytes);
        ulong expected = BinaryPrimitives.ReadUInt64LittleEndian(bytes), actual = file.HashBefore(checksum);
        if (file.Tensors.Max(tensor => tensor.End) != checksum.End)
            throw file.Wrong("the checkpoint is damaged: there are data behind its checksum");
        if (actual != expected)
            throw file.Wrong($"the checkpoint is damaged: its checksum is {actual:x16}, expected {expected:x16}");
    }

    /// <summary>The parameters whose names begin with a prefix; empty if there are none.</summary>
    private static float[] ReadOthers(
        SafeTensorsFile file, Dictionary<string, TensorEntry> entries, NetworkDescription network, string prefix)
    {
        if (!file.Tensors.Any(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal)))
            return [];
        float[] values = new float[network.Memory.Parameters];
        Read(file, entries, CheckpointTensor.Parameters(network, prefix), values);
        return values;
    }

    private static List<float[]> ReadAverages(SafeTensorsFile file, Dictionary<string, TensorEntry> entries, NetworkDescription network)
    {
        int length = Optimizer.AverageLength(network);
        var averages = new List<float[]>();
        if (!int.TryParse(file.Metadata.GetValueOrDefault(CheckpointFormat.AveragesName), CultureInfo.InvariantCulture, out int count))
            throw new FormatException($"it has no number '{CheckpointFormat.AveragesName}'");
        for (int average = 0; average < count; average++)
        {
            averages.Add(new float[length]);
            Read(file, entries, CheckpointTensor.Average(network, average, length), averages[average]);
        }

        return averages;
    }

    private static EpochResult[] ReadHistory(SafeTensorsFile file, Dictionary<string, TensorEntry> entries, int epochs)
    {
        TensorEntry entry = Find(file, entries, CheckpointFormat.HistoryName, "F64", [epochs, CheckpointFormat.Columns]);
        long[] bits = new long[checked(epochs * CheckpointFormat.Columns)];
        file.Read(entry, MemoryMarshal.AsBytes(bits.AsSpan()));
        if (!BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(bits, bits);
        return [.. CheckpointFormat.Epochs([.. bits.Select(BitConverter.Int64BitsToDouble)])];
    }

    private static void Read(
        SafeTensorsFile file, Dictionary<string, TensorEntry> entries, IEnumerable<CheckpointTensor> tensors, float[] destination)
    {
        foreach (CheckpointTensor tensor in tensors)
        {
            TensorEntry entry = Find(file, entries, tensor.Name, "F32", tensor.Shape);
            long begin = entry.Begin;
            foreach ((int start, int length) in tensor.Parts)
            {
                Span<float> part = destination.AsSpan(start, length);
                file.Read(entry with { Begin = begin }, part);
                if (tensor.IsFinite && WeightsReader.FirstNonFinite(part) >= 0)
                    throw file.Wrong($"tensor '{tensor.Name}' has a number that is infinite or NaN; the file was not written by a trainer");
                begin += (long)length * sizeof(float);
            }
        }
    }

    private static TensorEntry Find(
        SafeTensorsFile file, Dictionary<string, TensorEntry> entries, string name, string type, IEnumerable<int> shape)
    {
        long[] expected = [.. shape.Select(extent => (long)extent)];
        if (!entries.TryGetValue(name, out TensorEntry? entry))
        {
            throw file.Wrong(
                $"the checkpoint has no tensor '{name}', expected {type} {ShapeText.Of(expected)}; "
                + "resume the network that it was written of");
        }

        long size = type == "F64" ? sizeof(double) : sizeof(float);
        long bytes = entry.End - entry.Begin, needed = expected.Aggregate(size, (product, extent) => product * extent);
        if (entry.Type != type || !entry.Shape.SequenceEqual(expected) || bytes != needed)
        {
            throw file.Wrong(
                $"tensor '{name}': the checkpoint has {entry.Type} {entry.ShapeText} in {bytes} bytes, "
                + $"expected {type} {ShapeText.Of(expected)}; resume the network that it was written of");
        }

        return entry;
    }
}
