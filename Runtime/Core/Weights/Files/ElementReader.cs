namespace Unroll;

/// <summary>Reads little-endian elements that follow each other.</summary>
/// <param name="stream">The stream, at the first of them.</param>
/// <param name="type">Their type.</param>
/// <param name="keepOpen">Whether the stream stays open.</param>
internal sealed class ElementReader(Stream stream, string type, bool keepOpen = false) : FloatReader
{
    private const int ChunkBytes = 1 << 15;

    private byte[]? _chunk;

    /// <inheritdoc/>
    public override void Read(Span<float> next)
    {
        if (type == ElementTypes.Float32)
        {
            ElementTypes.ReadFloats(stream, next);
            return;
        }

        _chunk ??= new byte[ChunkBytes];
        int size = (ElementTypes.Bits(type) ?? 8) / 8, most = ChunkBytes / size;
        while (next.Length > 0)
        {
            int count = Math.Min(most, next.Length);
            Span<byte> bytes = _chunk.AsSpan(0, count * size);
            stream.ReadExactly(bytes);
            ElementTypes.Convert(type, bytes, next[..count]);
            next = next[count..];
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (!keepOpen)
            stream.Dispose();
    }
}
