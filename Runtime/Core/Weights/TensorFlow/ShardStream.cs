namespace Unroll;

/// <summary>Files read as one that has them behind each other.</summary>
internal sealed class ShardStream : ForwardStream
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
