using System.IO.Compression;

namespace Unroll;

/// <summary>Unpacks a gzip file of one or several members (RFC 1952, section 2.2), perhaps with zeros behind them, and tells one that is
/// cut off.</summary>
internal sealed class UnpackingStream : ForwardStream
{
    private readonly GzipMembers _members;
    private readonly GZipStream _unpacked;
    private readonly long _most;
    private readonly string _raise;
    private long _read;

    /// <summary>Unpacks a file.</summary>
    /// <param name="file">The file, which is closed with this stream.</param>
    /// <param name="most">The most bytes it may unpack to.</param>
    /// <param name="raise">What to do about a file of more, as a sentence without its full stop.</param>
    public UnpackingStream(FileStream file, long most, string raise)
    {
        _members = new GzipMembers(file);
        _unpacked = new GZipStream(_members, CompressionMode.Decompress);
        _most = most;
        _raise = raise;
    }

    /// <exception cref="InvalidDataException">The data is damaged or cut off, or unpacks to more than allowed.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = Unpack(buffer);
        _read += read;
        if (_read > _most)
            throw new InvalidDataException($"the gzip data unpacks to more than {_most} bytes. {_raise}.");
        if (read > 0 || buffer.IsEmpty)
            return read;
        if (_members.IsCutOff)
            throw new InvalidDataException("the gzip data is cut off; expected a complete gzip file. Fetch the file again.");
        if (!_members.IsInZeros)
            throw new InvalidDataException("something else follows the gzip data; expected gzip members alone, or zeros behind them.");
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();

        base.Dispose(disposing);
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return _unpacked.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException(
                $"the gzip data is damaged; expected a complete gzip file. Fetch the file again. ({exception.Message})", exception);
        }
    }
}
