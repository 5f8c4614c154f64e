namespace Unroll.Generator.Planning;

/// <summary>A place that a kernel reads or writes.</summary>
/// <param name="Space">The memory.</param>
/// <param name="Buffer">The buffer, in the arena only.</param>
/// <param name="Index">Which input or output.</param>
/// <param name="Offset">Floats from the start of the buffer or of the memory.</param>
/// <param name="Step">Outside the arena, floats from one sample to the next; 0 where all samples share it.</param>
internal sealed record Operand(Space Space, Buffer? Buffer, int Index, int Offset, int Step)
{
    public static Operand In(Buffer buffer, int offset = 0) => new(Space.Arena, buffer, 0, offset, 0);

    /// <summary>Memory that a kernel needs while it runs.</summary>
    public static Operand Scratch(string name, int length) => In(Buffer.Scratch(name, length));

    public static Operand Shared(Space space, int offset) => new(space, null, 0, offset, 0);

    public static Operand External(Space space, int index, int length) => new(space, null, index, 0, length);

    public Operand Plus(int offset) => this with { Offset = Offset + offset };

    /// <summary>Floats from one sample to the next; 0 where all samples share it. In the arena it is settled when the buffers are placed.</summary>
    public int SampleStride => Buffer?.SampleStride ?? Step;

    /// <summary>The offset from the start of the memory for the first sample.</summary>
    public int Start => (Buffer?.Offset ?? 0) + Offset;
}
