using System.Runtime.CompilerServices;

namespace Unroll.Exchange.Keras;

/// <summary>
/// A file that a library reads which believes what it finds there. Structures that contain or follow themselves are read again and again,
/// each time within the last one or after it: here that ends, before the stack or the memory does.
/// </summary>
internal sealed class WatchedStream(Stream stream) : Stream
{
    // What a file of weights needs is a fraction of it: its structure is read a few times, by a few bytes each.
    private const long MostTimes = 16, Slack = 1 << 24, Least = 16;

    private readonly long _length = stream.Length;
    private long _left;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position
    {
        get => stream.Position;
        set => stream.Position = value;
    }

    /// <summary>Allows to read the file some times from now on.</summary>
    public void Begin() => _left = (_length * MostTimes) + Slack;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <exception cref="EndOfStreamException">The file has not as many bytes.</exception>
    /// <exception cref="InvalidDataException">The file was read too often, or its structures are within each other without an
    /// end.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new InvalidDataException("its structures are within each other without an end; it is damaged");
        if (buffer.Length > _length - stream.Position)
            throw new EndOfStreamException();
        _left -= Math.Max(buffer.Length, Least);
        if (_left < 0)
            throw new InvalidDataException("it would be read many times over; it is damaged");
        return stream.Read(buffer);
    }

    public override long Seek(long offset, SeekOrigin origin) => stream.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }
}
