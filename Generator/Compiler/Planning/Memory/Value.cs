namespace Unroll.Generator.Planning;

/// <summary>A value in memory: where it is and in which order.</summary>
/// <param name="Layout">The order.</param>
/// <param name="Base">The memory, at the layout's offset 0.</param>
internal sealed record Value(Layout Layout, Operand Base)
{
    /// <summary>The first element.</summary>
    public Operand First => Base.Plus(Layout.First);

    /// <summary>
    /// Says that a kernel writes nothing but elements here, so that what fills up their vectors must be zero before. Memory of the caller
    /// has nothing there.
    /// </summary>
    public void WriteElementsOnly()
    {
        if (Base.Buffer is { } buffer)
            buffer.IsWrittenByElement = true;
    }

    public static Value In(Buffer buffer) => new(buffer.Layout, Operand.In(buffer));
}
