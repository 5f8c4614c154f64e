using System.Diagnostics.CodeAnalysis;

namespace Unroll;

/// <summary>Opens files of weights: tells by their first bytes which format they have, whatever their names end with.</summary>
internal static class WeightFiles
{
    private const int Looked = 16;

    /// <summary>The first bytes of an HDF5 file.</summary>
    public static ReadOnlySpan<byte> Hdf5Mark => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The first bytes of a zip archive.</summary>
    public static ReadOnlySpan<byte> ZipMark => [(byte)'P', (byte)'K', 3, 4];

    /// <summary>
    /// Whether files of other libraries are read. A program that is compiled ahead of time and has the property UnrollForeignWeights set to
    /// false leaves their readers out, and is almost a megabyte smaller.
    /// </summary>
    [FeatureSwitchDefinition("Unroll.ForeignWeights")]
    public static bool ReadsForeign => !AppContext.TryGetSwitch("Unroll.ForeignWeights", out bool reads) || reads;

    private static ReadOnlySpan<byte> NpyMark => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Opens a file and reads what its tensors are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="withMetadata">Whether somebody wants what the file says about itself.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of no format that is read here; the message names it.</exception>
    /// <exception cref="IOException">It is no plain file, does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static WeightFile Open(string path, bool withMetadata = false) =>
        Open(FileKind.OpenToRead(path, bufferSize: 1 << 14), path, withMetadata);

    /// <summary>Reads what the tensors of a file are that is open, and is closed with the result.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of no format that is read here; the message names it.</exception>
    public static WeightFile Open(FileStream stream, string path, bool withMetadata)
    {
        try
        {
            if (ReadsForeign && OpenForeign(stream, path) is { } foreign)
                return foreign;
            stream.Position = 0;
            return SafeTensorsFile.Open(stream, path, withMetadata);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The first bytes of a file, at most as many as there is room for; it is at its beginning then.</summary>
    public static ReadOnlySpan<byte> Start(FileStream stream, Span<byte> room)
    {
        stream.Position = 0;
        int read = stream.ReadAtLeast(room, room.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return room[..read];
    }

    private static WeightFile? OpenForeign(FileStream stream, string path)
    {
        ReadOnlySpan<byte> start = Start(stream, stackalloc byte[Looked]);
        if (start.StartsWith(Hdf5Mark))
            throw Elsewhere(path, "HDF5, as Keras writes it,");
        if (start.StartsWith(NpyMark))
            throw new InvalidDataException($"{path}: the file is one array without a name. Save it by numpy.savez(path, name=array).");
        if (start.StartsWith(ZipMark))
            return OpenArchive(new ZipFileReader(stream, path));
        if (start is [0x80, >= 2 and <= 5, ..] && !IsLength(start))
            return PyTorchLegacyFile.Open(stream, path);
        return start.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{' or (byte)'[', ..] && !IsLength(start)
            ? ManifestFile.Open(stream, path)
            : null;
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
