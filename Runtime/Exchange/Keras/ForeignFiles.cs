using System.IO.Compression;

namespace Unroll.Exchange.Keras;

/// <summary>Opens files of weights of any format: those of Keras, which are HDF5, and what the package Unroll reads.</summary>
internal static class ForeignFiles
{
    private const string WeightsEntry = "model.weights.h5", ConfigEntry = "config.json";
    private const long LongestConfig = 100_000_000;

    /// <summary>Opens a file and reads what its tensors are.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of no format that is read; the message names it.</exception>
    /// <exception cref="IOException">It is no plain file, does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    public static WeightFile Open(string path)
    {
        FileStream stream = FileKind.OpenToRead(path, bufferSize: 1 << 14);
        try
        {
            ReadOnlySpan<byte> start = WeightFiles.Start(stream, stackalloc byte[8]);
            if (start.SequenceEqual(WeightFiles.Hdf5Mark))
                return KerasFile.Open(stream, path, "HDF5", new Dictionary<string, string>());
            if (start.StartsWith(WeightFiles.ZipMark) && OpenArchive(stream, path) is { } archive)
            {
                stream.Dispose();
                return archive;
            }

            return WeightFiles.Open(stream, path, withMetadata: true);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static KerasFile? OpenArchive(FileStream stream, string path)
    {
        using var zip = new ZipFileReader(stream, path, keepOpen: true);
        if (zip.Find(WeightsEntry) is not { } weights)
            return null;
        Dictionary<string, string> layers = LayerNames(zip);
        return KerasFile.Open(Unpack(zip, weights, path), path, "Keras", layers);
    }

    // HDF5 is read at any place, which an entry of an archive does not allow.
    private static FileStream Unpack(ZipFileReader zip, ZipArchiveEntry entry, string path)
    {
        string copy = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(copy, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            using Stream packed = zip.Open(entry);
            packed.CopyTo(file);
            if (file.Length != entry.Length)
                throw new InvalidDataException($"it has {file.Length} bytes, expected {entry.Length}");
            file.Position = 0;
            return file;
        }
        catch (InvalidDataException exception)
        {
            file.Dispose();
            throw new InvalidDataException($"{path}: entry '{WeightsEntry}' is damaged: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Dictionary<string, string> LayerNames(ZipFileReader zip)
    {
        if (zip.Find(ConfigEntry) is not { Length: < LongestConfig } entry)
            return [];
        try
        {
            using Stream stream = zip.Open(entry);
            return KerasLayers.Of(stream);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException(
                $"{zip.Path}: entry '{ConfigEntry}' is damaged: {Printable.Of(exception.Message, longest: 300).TrimEnd('.')}.", exception);
        }
    }
}
