namespace Unroll;

/// <summary>Files read as one that has them behind each other.</summary>
internal sealed class ShardStream : Stream
{
    private readonly IReadOnlyList<string> _paths;
    private int _next;
    private FileStream? _current;

    /// <summary>Opens the files at some byte of all of them.</summary>
    public ShardStream(IReadOnlyList<string> paths, long start)
    {
        _paths = paths;
        while (OpenNext() is { } file)
        {
            if (start <= file.Length)
            {
                file.Position = start;
                return;
            }

            start -= file.Length;
        }
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

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_current is { } file)
        {
            int read = file.Read(buffer);
            if (read > 0 || buffer.Length == 0)
                return read;
            OpenNext();
        }

        return 0;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _current?.Dispose();
        base.Dispose(disposing);
    }

    private FileStream? OpenNext()
    {
        _current?.Dispose();
        return _current = _next < _paths.Count ? FileKind.OpenToRead(_paths[_next++], bufferSize: 1 << 16) : null;
    }
}
