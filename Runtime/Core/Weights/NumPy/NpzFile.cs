using System.IO.Compression;

namespace Unroll;

/// <summary>What numpy.savez and numpy.savez_compressed write: a zip archive with an array in each entry, "c1.weight.npy".</summary>
internal sealed class NpzFile : WeightFile
{
    private const string Ending = ".npy";

    private readonly ZipFileReader _zip;

    private NpzFile(ZipFileReader zip)
        : base(zip.Path) => _zip = zip;

    /// <inheritdoc/>
    public override string Format => "NumPy (npz)";

    /// <summary>Whether an archive has arrays.</summary>
    public static bool Is(ZipFileReader zip) => zip.Entries.Any(entry => IsArray(entry));

    /// <summary>Reads the headers of an archive, which becomes the file's own.</summary>
    /// <exception cref="InvalidDataException">One is damaged, or the length of an array is not what its header says.</exception>
    public static NpzFile Open(ZipFileReader zip)
    {
        var file = new NpzFile(zip);
        file.Tensors = [.. zip.Entries.Where(IsArray).Select(file.ReadHeader)];
        return file;
    }

    /// <inheritdoc/>
    public override void Dispose() => _zip.Dispose();

    /// <inheritdoc/>
    protected override FloatReader Open(TensorEntry tensor)
    {
        var array = (NpzArray)tensor;
        Stream stream = _zip.Open(array.Entry);
        ZipFileReader.Skip(stream, array.Begin);
        var elements = new ElementReader(stream, tensor.Type);
        return array.ColumnMajor && !array.Shape.Contains(0) && array.Shape.Length > 1
            ? new StridedReader(elements, array.Shape, [.. StridedReader.RowMajor([.. array.Shape.Reverse()]).Reverse()])
            : elements;
    }

    private static bool IsArray(ZipArchiveEntry entry) => entry.FullName.EndsWith(Ending, StringComparison.Ordinal);

    private NpzArray ReadHeader(ZipArchiveEntry entry)
    {
        string name = entry.FullName[..^Ending.Length];
        try
        {
            using Stream stream = _zip.Open(entry);
            NpyHeader header = NpyHeader.Read(stream);
            return new NpzArray(name, header, entry);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            string what = exception is EndOfStreamException ? "its header is cut off" : exception.Message.TrimEnd('.');
            throw Wrong($"array '{Printable.Of(name)}': {what}", exception);
        }
    }

    private sealed record NpzArray(string Name, NpyHeader Header, ZipArchiveEntry Entry)
        : TensorEntry(Name, Header.Type, Header.Shape, Header.Length, Math.Max(Entry.Length, Header.Length))
    {
        public bool ColumnMajor => Header.ColumnMajor;
    }
}
