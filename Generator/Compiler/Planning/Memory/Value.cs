namespace Unroll.Generator.Planning;

/// <summary>A value in memory: where it is and in which order.</summary>
/// <param name="Layout">The order.</param>
/// <param name="Base">The memory, at the layout's offset 0.</param>
internal sealed record Value(Layout Layout, Operand Base)
{
    /// <summary>The first element.</summary>
    public Operand First => Base.Plus(Layout.First);

    /// <summary>
    /// Says that what lies around the elements must be zero without any kernel writing it. Memory of the caller has nothing there.
    /// </summary>
    public void NeedZeros()
    {
        if (Base.Buffer is { } buffer)
            buffer.NeedsZeros = true;
    }

    public static Value In(Buffer buffer) => new(buffer.Layout, Operand.In(buffer));
}
