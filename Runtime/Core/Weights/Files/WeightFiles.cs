using System.Diagnostics.CodeAnalysis;

namespace Unroll;

/// <summary>Opens files of weights: tells by their first bytes which format they have, whatever their names end with.</summary>
internal static class WeightFiles
{
    private const int Looked = 16;

    /// <summary>
    /// Whether files of other libraries are read. A program that is compiled ahead of time and has the property UnrollForeignWeights set to
    /// false leaves their readers out, and is almost a megabyte smaller.
    /// </summary>
    [FeatureSwitchDefinition("Unroll.ForeignWeights")]
    public static bool ReadsForeign => !AppContext.TryGetSwitch("Unroll.ForeignWeights", out bool reads) || reads;

    private static ReadOnlySpan<byte> Hdf5Mark => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> ZipMark => [(byte)'P', (byte)'K', 3, 4];

    private static ReadOnlySpan<byte> NpyMark => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Opens a file and reads what its tensors are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="withMetadata">Whether somebody wants what the file says about itself.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of no format that is read here; the message names it.</exception>
    /// <exception cref="IOException">It is no plain file, does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static WeightFile Open(string path, bool withMetadata = false)
    {
        if (ReadsForeign && OpenForeign(path) is { } foreign)
            return foreign;
        return SafeTensorsFile.Open(path, withMetadata);
    }

    private static WeightFile? OpenForeign(string path)
    {
        FileStream stream = FileKind.OpenToRead(path, bufferSize: 1 << 14);
        try
        {
            Span<byte> start = stackalloc byte[Looked];
            start = start[..stream.ReadAtLeast(start, Looked, throwOnEndOfStream: false)];
            stream.Position = 0;
            if (start.StartsWith(Hdf5Mark))
                throw Elsewhere(path, "HDF5, as Keras writes it,");
            if (start.StartsWith(NpyMark))
                throw new InvalidDataException($"{path}: the file is one array without a name. Save it by numpy.savez(path, name=array).");
            if (start.StartsWith(ZipMark))
                return OpenArchive(new ZipFileReader(stream, path));
            if (start is [0x80, >= 2 and <= 5, ..] && !IsLength(start))
                return PyTorchLegacyFile.Open(stream, path);
            if (start.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{' or (byte)'[', ..] && !IsLength(start))
                return ManifestFile.Open(stream, path);
        }
        catch
        {
            stream.Dispose();
            throw;
        }

        stream.Dispose();
        return null;
    }

    private static WeightFile OpenArchive(ZipFileReader zip)
    {
        if (PyTorchArchive.Is(zip))
            return PyTorchArchive.Open(zip);
        if (zip.Find("model.weights.h5") is not null)
            throw Elsewhere(zip.Path, "of Keras, with HDF5 in it,");
        if (NpzFile.Is(zip))
            return NpzFile.Open(zip);
        string entries = string.Join(", ", zip.Entries.Take(3).Select(entry => $"'{Printable.Of(entry.FullName)}'"));
        throw new InvalidDataException(
            $"{zip.Path}: the file is a zip archive with {zip.Entries.Count} entries ({entries}), "
            + "expected data.pkl of PyTorch or the arrays of an npz file.");
    }

    // The length of a safetensors header: 8 bytes, of which at most four are not 0.
    private static bool IsLength(ReadOnlySpan<byte> start) => start.Length >= 8 && !start[4..8].ContainsAnyExcept((byte)0);

    private static InvalidDataException Elsewhere(string path, string what) => new(
        $"{path}: the file is {what} which the package Unroll.Exchange reads: network.LoadKeras(path).");
}
