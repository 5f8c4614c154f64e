using System.Buffers.Binary;
using System.IO.Compression;

namespace Unroll;

/// <summary>
/// Unpacks a gzip file and, at its end, compares the number of unpacked bytes with the one in the file's last four bytes (RFC 1952, section 2.3.1).
/// The framework's stream alone takes a file that is cut off for one that is shorter.
/// </summary>
internal sealed class UnpackingStream : Stream
{
    private readonly GZipStream _unpacked;
    private readonly uint _declared;
    private uint _unpackedBytes;

    public UnpackingStream(FileStream file)
    {
        Span<byte> size = stackalloc byte[4];
        file.Seek(-Math.Min(file.Length, size.Length), SeekOrigin.End);
        file.ReadAtLeast(size, size.Length, throwOnEndOfStream: false);
        file.Position = 0;
        _declared = BinaryPrimitives.ReadUInt32LittleEndian(size);
        _unpacked = new GZipStream(file, CompressionMode.Decompress);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The data is damaged or cut off.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="InvalidDataException">The data is damaged or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = _unpacked.Read(buffer);
        _unpackedBytes = unchecked(_unpackedBytes + (uint)read);
        if (read == 0 && buffer.Length > 0 && _unpackedBytes != _declared)
        {
            throw new InvalidDataException(
                $"Unpacking gave {_unpackedBytes} bytes, but the end of the file declares {_declared}; expected one complete gzip member.");
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();

        base.Dispose(disposing);
    }
}
