using System.Buffers.Binary;

namespace Unroll;

/// <summary>
/// A file of PyTorch before 1.6: pickles of a magic number, a version, facts about the machine, the state dict and the names of its
/// storages, then each storage behind its length (torch/serialization.py, _legacy_save).
/// </summary>
internal sealed class PyTorchLegacyFile : PyTorchFile
{
    private readonly FileStream _stream;
    private readonly Dictionary<string, long> _starts = new(StringComparer.Ordinal);

    private PyTorchLegacyFile(FileStream stream, string path)
        : base(path) => _stream = stream;

    /// <inheritdoc/>
    public override string Format => "PyTorch (before 1.6)";

    /// <summary>Reads the pickles of a file and finds its storages.</summary>
    /// <exception cref="InvalidDataException">It holds no state dict, or is damaged.</exception>
    public static PyTorchLegacyFile Open(FileStream stream, string path)
    {
        var file = new PyTorchLegacyFile(stream, path);
        try
        {
            stream.Position = 0;
            file.ReadPickles();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw file.Wrong(
                exception is EndOfStreamException ? "the file is cut off, or no file of PyTorch" : exception.Message, exception);
        }

        return file;
    }

    /// <inheritdoc/>
    public override void Dispose() => _stream.Dispose();

    protected override Stream OpenStorage(PyTorchStorage storage, long start, out bool keepOpen)
    {
        keepOpen = true;
        _stream.Position = _starts[storage.Key] + start;
        return _stream;
    }

    private void ReadPickles()
    {
        var pickle = new StateDictPickle();
        var input = new PickleInput(_stream);
        pickle.Run(input);                                              // the magic number, which has 10 bytes and proves nothing
        object? version = pickle.Run(input), system = pickle.Run(input);
        if (version is not 1001L || system is not PickleDictionary facts)
            throw new InvalidDataException("the file does not begin as those of torch.save do; expected a state dict that it saved");
        if (facts.Pairs.Any(pair => pair is ("little_endian", false)))
            throw new InvalidDataException("its numbers are big-endian, expected little-endian. Save it on such a machine");
        Take(pickle.Run(input));
        if (pickle.Run(input) is not PickleList keys)
            throw new InvalidDataException("the list of its storages is none; it is damaged");
        foreach (object? key in keys)
            FindStorage(key as string, pickle.Storages);
        if (pickle.Storages.Keys.FirstOrDefault(key => !_starts.ContainsKey(key)) is { } missing)
            throw new InvalidDataException($"it lacks the storage '{Printable.Of(missing)}'; it is damaged");
    }

    private void FindStorage(string? key, Dictionary<string, PyTorchStorage> storages)
    {
        if (key is null || !storages.TryGetValue(key, out PyTorchStorage? storage))
            throw new InvalidDataException("it has a storage that no tensor uses; it is damaged");
        Span<byte> length = stackalloc byte[sizeof(long)];
        _stream.ReadExactly(length);
        long count = BinaryPrimitives.ReadInt64LittleEndian(length);
        if (count != storage.Count)
            throw new InvalidDataException($"its storage '{Printable.Of(key)}' has {count} elements, expected {storage.Count}");
        UInt128 end = (UInt128)_stream.Position + storage.Bytes;
        if (end > (UInt128)_stream.Length)
            throw new EndOfStreamException();
        if (!_starts.TryAdd(key, _stream.Position))
            throw new InvalidDataException($"it has the storage '{Printable.Of(key)}' twice; it is damaged");
        _stream.Position = (long)end;
    }
}
