using System.IO.Compression;

namespace Unroll;

/// <summary>
/// A zip archive of PyTorch 1.6 and later: "name/data.pkl" with the pickle, "name/data/0" and so on with the storages
/// (torch/serialization.py, _save).
/// </summary>
internal sealed class PyTorchArchive : PyTorchFile
{
    private const string Pickle = "data.pkl";
    private const long LongestPickle = 1 << 28;

    private readonly ZipFileReader _zip;
    private readonly string _folder;

    private PyTorchArchive(ZipFileReader zip, string folder)
        : base(zip.Path)
    {
        _zip = zip;
        _folder = folder;
    }

    /// <inheritdoc/>
    public override string Format => "PyTorch (zip)";

    /// <summary>Whether an archive is one of PyTorch.</summary>
    public static bool Is(ZipFileReader zip) => PickleOf(zip) is not null;

    /// <summary>Reads the pickle of an archive, which becomes the file's own.</summary>
    /// <exception cref="InvalidDataException">The archive holds no state dict, or is damaged.</exception>
    public static PyTorchArchive Open(ZipFileReader zip)
    {
        string pickle = PickleOf(zip)!.FullName;
        var file = new PyTorchArchive(zip, pickle[..^Pickle.Length]);
        try
        {
            file.ReadPickle();
        }
        catch (Exception exception) when (file.IsDamage(exception))
        {
            throw file.Wrong(exception is EndOfStreamException ? "its pickle is cut off" : exception.Message, exception);
        }

        return file;
    }

    /// <inheritdoc/>
    public override void Dispose() => _zip.Dispose();

    protected override Stream OpenStorage(PyTorchStorage storage, long start, out bool keepOpen)
    {
        keepOpen = false;
        Stream stream = _zip.Open(_zip.Find($"{_folder}data/{storage.Key}")!);
        ZipFileReader.Skip(stream, start);
        return stream;
    }

    private static ZipArchiveEntry? PickleOf(ZipFileReader zip) => zip.Entries.FirstOrDefault(entry => entry.Name == Pickle);

    private void ReadPickle()
    {
        CheckByteOrder();
        ZipArchiveEntry entry = _zip.Find(_folder + Pickle)!;
        if (entry.Length > LongestPickle)
            throw new InvalidDataException($"its pickle has {entry.Length} bytes, expected at most {LongestPickle}");
        var pickle = new StateDictPickle();
        using (Stream stream = new BufferedStream(_zip.Open(entry)))
            Take(pickle.Run(new PickleInput(stream)));
        foreach (PyTorchStorage storage in pickle.Storages.Values)
            CheckStorage(storage);
    }

    private void CheckStorage(PyTorchStorage storage)
    {
        ZipArchiveEntry? entry = _zip.Find($"{_folder}data/{storage.Key}");
        if (entry is null)
            throw new InvalidDataException($"it lacks the storage '{Printable.Of(storage.Key)}'; it is damaged");
        if ((UInt128)entry.Length != storage.Bytes)
        {
            throw new InvalidDataException(
                $"its storage '{Printable.Of(storage.Key)}' has {entry.Length} bytes, "
                + $"expected {storage.Bytes} for {storage.Count} {storage.Type}");
        }
    }

    // Written since PyTorch 2.1.
    private void CheckByteOrder()
    {
        if (_zip.Find(_folder + "byteorder") is not { Length: < 16 } entry)
            return;
        using var reader = new StreamReader(_zip.Open(entry));
        string order = reader.ReadToEnd().Trim();
        if (order != "little")
            throw new InvalidDataException($"its numbers are '{Printable.Of(order)}' endian, expected little. Save it on such a machine");
    }
}
