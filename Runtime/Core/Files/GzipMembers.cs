namespace Unroll;

/// <summary>
/// The bytes of a gzip file as <see cref="System.IO.Compression.GZipStream"/> is to see them: what stands in the file up to its last byte
/// that is not zero, then the zeros, which pad the file or are part of its last member, then one zero more.
/// </summary>
/// <remarks>
/// The framework's stream reads member after member and checks the sum and the length of each, but it takes a file that is cut off for one
/// that is shorter, and ignores what follows the last member. Both show in what it asks for: after a complete member it looks for the next,
/// finds a zero and asks for no more, while inside a member it takes the zeros too and asks on; and where it stops before it was given
/// zeros, something else follows.
/// </remarks>
internal sealed class GzipMembers : ForwardStream
{
    private readonly FileStream _file;
    private readonly long _length, _zeros;
    private long _position;

    public GzipMembers(FileStream file)
    {
        _file = file;
        _length = file.Length;
        _zeros = EndOfContent(file);
        file.Position = 0;
    }

    /// <summary>Whether more was asked for than the file has.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Whether zeros alone can be left.</summary>
    public bool IsInZeros => _position > _zeros;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        if (_position > _length)
        {
            IsCutOff = true;
            return 0;
        }

        if (_position == _length)
        {
            _position++;
            buffer[0] = 0;
            return 1;
        }

        // What holds other bytes and what is zero never come in one piece: a stop in the latter leaves zeros alone.
        long end = _position < _zeros ? _zeros : _length;
        int read = _file.Read(buffer[..(int)Math.Min(buffer.Length, end - _position)]);
        _position += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();

        base.Dispose(disposing);
    }

    /// <summary>The position behind the last byte that is not zero.</summary>
    private static long EndOfContent(FileStream file)
    {
        byte[] block = new byte[1 << 12];
        for (long end = file.Length; end > 0;)
        {
            int length = (int)Math.Min(block.Length, end);
            file.Position = end - length;
            file.ReadExactly(block, 0, length);
            int last = block.AsSpan(0, length).LastIndexOfAnyExcept((byte)0);
            if (last >= 0)
                return end - length + last + 1;
            end -= length;
        }

        return 0;
    }
}
