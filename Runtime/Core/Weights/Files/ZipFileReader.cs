using System.IO.Compression;

namespace Unroll;

/// <summary>A zip archive open for reading, whose errors name the file.</summary>
internal sealed class ZipFileReader : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>Reads the list of entries.</summary>
    /// <param name="stream">The file, which is closed with this.</param>
    /// <param name="path">Its path.</param>
    /// <param name="keepOpen">Whether the file stays open instead.</param>
    /// <exception cref="InvalidDataException">It is no zip archive, damaged, or has two entries of one name.</exception>
    public ZipFileReader(FileStream stream, string path, bool keepOpen = false)
    {
        Path = path;
        try
        {
            _archive = new ZipArchive(stream, ZipArchiveMode.Read, keepOpen);
            foreach (ZipArchiveEntry entry in _archive.Entries)
            {
                if (!_entries.TryAdd(entry.FullName, entry))
                    throw new InvalidDataException($"it has two entries '{Printable.Of(entry.FullName)}'");
            }
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Wrong(exception);
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The entries in their order.</summary>
    public IReadOnlyList<ZipArchiveEntry> Entries => _archive.Entries;

    /// <summary>The entry of a name; null where there is none.</summary>
    public ZipArchiveEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>Opens an entry for reading; it gives at most as many bytes as the archive says that it has.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged there.</exception>
    public Stream Open(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Wrong(exception);
        }
    }

    /// <summary>Goes on by some bytes.</summary>
    /// <exception cref="EndOfStreamException">There are not as many.</exception>
    public static void Skip(Stream stream, long bytes)
    {
        byte[] chunk = new byte[Math.Min(bytes, 1 << 16)];
        while (bytes > 0)
        {
            int read = stream.Read(chunk, 0, (int)Math.Min(chunk.Length, bytes));
            if (read == 0)
                throw new EndOfStreamException();
            bytes -= read;
        }
    }

    public void Dispose() => _archive.Dispose();

    // What the framework throws for archives with wrong lengths, offsets or methods.
    private static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException or OverflowException;

    private InvalidDataException Wrong(Exception exception) =>
        new($"{Path}: the file is no zip archive, or damaged: {exception.Message.TrimEnd('.')}.", exception);
}
