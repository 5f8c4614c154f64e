namespace Unroll;

/// <summary>Reads the elements of a tensor as floats, one after the other.</summary>
internal abstract class FloatReader : IDisposable
{
    /// <summary>Reads the next elements.</summary>
    /// <exception cref="EndOfStreamException">There are not as many.</exception>
    /// <exception cref="InvalidDataException">The data are damaged.</exception>
    public abstract void Read(Span<float> next);

    /// <summary>Closes what was opened for it; nothing by default.</summary>
    public virtual void Dispose()
    {
    }
}
