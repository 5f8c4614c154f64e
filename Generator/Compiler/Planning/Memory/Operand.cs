namespace Unroll.Generator.Planning;

/// <summary>
/// A place that a kernel reads or writes. In a finished plan it is a memory with a literal offset: only while it is planned it names a
/// buffer.
/// </summary>
/// <param name="Space">The memory.</param>
/// <param name="Buffer">While the plan is made, the buffer in the arena; null elsewhere, and in a finished plan.</param>
/// <param name="Index">Which input or output.</param>
/// <param name="Offset">Floats from the start of the buffer or of the memory, for the first sample.</param>
/// <param name="Step">Outside of buffers, floats from one sample to the next; 0 where all samples share it.</param>
/// <param name="IsScratch">Whether it holds something only while a kernel runs, so that each thread that runs a part of the kernel needs
/// its own.</param>
internal sealed record Operand(Space Space, Buffer? Buffer, int Index, int Offset, int Step, bool IsScratch = false)
{
    /// <summary>In a finished plan, the buffer of the arena in which it lies; null outside of the arena.</summary>
    public PlacedBuffer? Placed { get; init; }

    public static Operand In(Buffer buffer, int offset = 0) => new(Space.Arena, buffer, 0, offset, 0);

    /// <summary>Memory that a kernel needs while it runs.</summary>
    public static Operand Scratch(string name, int length) => In(Buffer.Scratch(name, length));

    public static Operand Shared(Space space, int offset) => new(space, null, 0, offset, 0);

    public static Operand External(Space space, int index, int length) => new(space, null, index, 0, length);

    public Operand Plus(int offset) => this with { Offset = Offset + offset };

    /// <summary>Floats from one sample to the next; 0 where all samples share it.</summary>
    public int SampleStride => Buffer?.SampleStride ?? Step;

    /// <summary>The offset from the start of the memory for the first sample, in a finished plan.</summary>
    public int Start => Buffer is null ? Offset : throw new InvalidOperationException($"The buffer {Buffer.Name} is not placed yet.");
}
