namespace Unroll;

/// <summary>A file of named tensors open for reading.</summary>
internal abstract class WeightFile(string path) : IDisposable
{
    private const int ChunkLength = 1 << 16;

    /// <summary>A part of a tensor that was read.</summary>
    public delegate void Chunk(ReadOnlySpan<float> values);

    /// <summary>The file, as it was given.</summary>
    public string Path { get; } = path;

    /// <summary>Its format, as people call it: "safetensors".</summary>
    public abstract string Format { get; }

    /// <summary>The layout that files of this format usually have.</summary>
    public virtual WeightLayout UsualLayout => WeightLayout.Unroll;

    /// <summary>What the file says about itself.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>The tensors in the order of the file. Their extents are not negative, and no two have the same name.</summary>
    public IReadOnlyList<TensorEntry> Tensors { get; protected set; } = [];

    /// <summary>Reads the floats of a tensor in row-major order.</summary>
    /// <param name="tensor">One whose <see cref="TensorEntry.IsFloat"/>.</param>
    /// <param name="destination">Receives them; as many as the tensor has elements.</param>
    /// <exception cref="InvalidDataException">The data are damaged or cut off.</exception>
    public void Read(TensorEntry tensor, Span<float> destination)
    {
        using FloatReader reader = Opened(tensor);
        ReadNext(tensor, reader, destination);
    }

    /// <summary>Reads the floats of a tensor of any size, part by part.</summary>
    /// <param name="tensor">One whose <see cref="TensorEntry.IsFloat"/>.</param>
    /// <param name="receive">Receives the parts; what it throws is handed on.</param>
    /// <exception cref="InvalidDataException">The data are damaged or cut off.</exception>
    public void Read(TensorEntry tensor, Chunk receive)
    {
        CheckSize(tensor);
        float[] chunk = new float[ChunkLength];
        using FloatReader reader = Opened(tensor);
        for (UInt128 left = tensor.Count; left > 0;)
        {
            Span<float> values = chunk.AsSpan(0, (int)(left < ChunkLength ? left : ChunkLength));
            ReadNext(tensor, reader, values);
            receive(values);
            left -= (UInt128)values.Length;
        }
    }

    /// <summary>Checks that the file has as many bytes for a tensor as its type and shape say.</summary>
    /// <exception cref="InvalidDataException">It has not.</exception>
    public virtual void CheckSize(TensorEntry tensor)
    {
        if (tensor.Bits is not { } bits || bits == (UInt128)(tensor.End - tensor.Begin) * 8)
            return;
        string expected = bits == UInt128.MaxValue ? "more than any file has"
            : bits % 8 == 0 ? $"{bits / 8}"
            : $"{bits} bits, which are no whole bytes,";
        throw Wrong(
            $"tensor {tensor.Quoted}: the file has {tensor.End - tensor.Begin} bytes of data, "
            + $"expected {expected} for {tensor.Type} {tensor.ShapeText}");
    }

    /// <summary>An exception that names the file.</summary>
    public InvalidDataException Wrong(string what, Exception? inner = null) => new($"{Path}: {what}.", inner);

    /// <summary>Closes the file.</summary>
    public abstract void Dispose();

    /// <summary>Opens a tensor to read all its floats once; only one is open at a time.</summary>
    protected abstract FloatReader Open(TensorEntry tensor);

    /// <summary>Whether an error of a reader tells of a damaged file.</summary>
    protected virtual bool IsDamage(Exception exception) =>
        exception is InvalidDataException or EndOfStreamException && !exception.Message.StartsWith(Path, StringComparison.Ordinal);

    private FloatReader Opened(TensorEntry tensor)
    {
        try
        {
            return Open(tensor);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged(tensor, exception);
        }
    }

    private void ReadNext(TensorEntry tensor, FloatReader reader, Span<float> values)
    {
        try
        {
            reader.Read(values);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged(tensor, exception);
        }
    }

    private InvalidDataException Damaged(TensorEntry tensor, Exception exception) => Wrong(
        $"tensor {tensor.Quoted}: "
        + (exception is EndOfStreamException ? "the file ended while it was read" : exception.Message.TrimEnd('.')),
        exception);
}
