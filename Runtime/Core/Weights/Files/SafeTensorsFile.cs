using System.Buffers.Binary;

namespace Unroll;

/// <summary>A safetensors file open for reading: 8 bytes little-endian header length, the JSON header, the data of the tensors without
/// gaps.</summary>
internal sealed class SafeTensorsFile : WeightFile
{
    private const int LengthBytes = 8;
    private const long LongestHeader = 100_000_000;   // the limit of the format's own library

    private readonly Stream _stream;
    private long _dataStart;

    private SafeTensorsFile(Stream stream, string path)
        : base(path) => _stream = stream;

    /// <inheritdoc/>
    public override string Format => "safetensors";

    /// <summary>Opens a file and checks that its header and its length agree. The strings of the header's "__metadata__" are in
    /// <see cref="WeightFile.Metadata"/> only if they are asked for.</summary>
    /// <exception cref="InvalidDataException">They do not; the message names the file, the tensor, what came and what was
    /// expected.</exception>
    public static SafeTensorsFile Open(string path, bool withMetadata = false) =>
        Open(FileKind.OpenToRead(path, bufferSize: 1 << 12), path, withMetadata);

    /// <summary>Reads the header of a stream that can be moved in, and checks that it and the length of the stream agree. The stream is
    /// closed with the file.</summary>
    /// <exception cref="InvalidDataException">They do not.</exception>
    public static SafeTensorsFile Open(Stream stream, string name, bool withMetadata = false)
    {
        var file = new SafeTensorsFile(stream, name);
        try
        {
            file.ReadHeader(withMetadata);
            return file;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the bytes of a tensor.</summary>
    public void Read(TensorEntry tensor, Span<byte> destination)
    {
        _stream.Position = _dataStart + tensor.Begin;
        if (_stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) < destination.Length)
            throw Wrong($"tensor {tensor.Quoted}: the file ended while it was read");
    }

    /// <summary>The hash of all bytes of the file before the data of a tensor, the header included.</summary>
    public ulong HashBefore(TensorEntry tensor)
    {
        var hash = new XxHash64();
        byte[] chunk = new byte[1 << 16];
        _stream.Position = 0;
        for (long left = _dataStart + tensor.Begin; left > 0;)
        {
            int read = _stream.Read(chunk, 0, (int)Math.Min(chunk.Length, left));
            if (read == 0)
                throw Wrong("the file ended while it was read");
            hash.Add(chunk.AsSpan(0, read));
            left -= read;
        }

        return hash.Value;
    }

    /// <inheritdoc/>
    public override void Dispose() => _stream.Dispose();

    /// <inheritdoc/>
    protected override FloatReader Open(TensorEntry tensor)
    {
        _stream.Position = _dataStart + tensor.Begin;
        return new ElementReader(_stream, tensor.Type, keepOpen: true);
    }

    private void ReadHeader(bool withMetadata)
    {
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        long fileLength = _stream.Length;
        if (_stream.ReadAtLeast(lengthBytes, LengthBytes, throwOnEndOfStream: false) < LengthBytes)
        {
            throw Wrong(
                $"the file has {fileLength} bytes, expected at least the {LengthBytes} of the header's length; it is no safetensors file");
        }

        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (headerLength > LongestHeader)
            throw Wrong($"the header claims {headerLength} bytes, expected at most {LongestHeader}; it is no safetensors file");
        if ((long)headerLength > fileLength - LengthBytes)
        {
            throw Wrong(
                $"the header claims {headerLength} bytes, but only {fileLength - LengthBytes} follow; "
                + "the file is truncated or no safetensors file");
        }

        byte[] header = new byte[(int)headerLength];
        if (_stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            throw Wrong("the file ended while its header was read");
        _dataStart = LengthBytes + (long)headerLength;
        try
        {
            Tensors = SafeTensorsHeader.Parse(header, withMetadata ? Metadata : null);
        }
        catch (InvalidDataException exception)
        {
            throw Wrong(exception.Message, exception);
        }

        CheckCoverage(fileLength - _dataStart);
    }

    /// <summary>The tensors must lie behind each other in the data, without gaps, up to the end of the file.</summary>
    private void CheckCoverage(long dataLength)
    {
        long end = 0;
        foreach (TensorEntry tensor in InOrderOfData())
        {
            if (tensor.End > dataLength)
            {
                throw Wrong(
                    $"tensor {tensor.Quoted}: its data end at byte {tensor.End}, but the file has {dataLength} bytes of data; "
                    + "it is truncated or its header wrong");
            }

            if (tensor.Begin != end)
            {
                throw Wrong(
                    $"tensor {tensor.Quoted}: its data begin at byte {tensor.Begin}, expected {end}, where those of the tensor before end");
            }

            end = tensor.End;
        }

        if (end != dataLength)
            throw Wrong($"the file has {dataLength} bytes of data, but its tensors take {end}");
    }

    private List<TensorEntry> InOrderOfData()
    {
        List<TensorEntry> inOrder = [.. Tensors];
        inOrder.Sort((left, right) => left.Begin != right.Begin ? left.Begin.CompareTo(right.Begin) : left.End.CompareTo(right.End));
        return inOrder;
    }
}
