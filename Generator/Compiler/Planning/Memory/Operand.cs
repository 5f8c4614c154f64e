
namespace Unroll.Generator.Planning;

/// <summary>The memories that a step can name.</summary>
internal enum Space
{
    /// <summary>The buffers of one session or of one training thread.</summary>
    Arena,

    /// <summary>A network input as the caller gave it, in canonical order.</summary>
    Input,

    /// <summary>A network output as the caller wants it, in canonical order.</summary>
    Output,

    /// <summary>The gradient of a network input as the caller wants it, in canonical order.</summary>
    InputGradient,

    /// <summary>The flat parameters.</summary>
    Parameters,

    /// <summary>The flat gradients.</summary>
    Gradients,

    /// <summary>Weights in the order that the forward kernels read.</summary>
    Packed,

    /// <summary>Weights in the order that the backward kernels read.</summary>
    PackedBackward,
}

/// <summary>An array of floats in the arena; its offset is known once all its uses are.</summary>
internal sealed class Buffer(string name, Layout layout)
{
    public string Name { get; } = name;

    public Layout Layout { get; } = layout;

    /// <summary>Whether some of its floats must be zero without any kernel writing them.</summary>
    public bool NeedsZeros { get; set; } = layout.HasGaps;

    /// <summary>Whether it holds something only while a kernel runs, so that each thread that runs a part of the kernel needs its own.</summary>
    public bool IsScratch { get; private init; }

    /// <summary>
    /// Whether all samples of a micro-batch share it: what holds something only while a kernel runs, or only within one loop over the samples.
    /// </summary>
    public bool IsShared { get; set; }

    /// <summary>Floats from one sample to the next.</summary>
    public int SampleStride => IsShared ? 0 : Layout.Size;

    /// <summary>Memory that a kernel needs while it runs.</summary>
    public static Buffer Scratch(string name, int length) => new(name, Layout.Create(LayoutKind.Nhwc, new(1, 1, length, true))) { IsShared = true, IsScratch = true };

    /// <summary>The offset of its first sample in the arena, in floats.</summary>
    public int Offset { get; set; } = -1;
}

/// <summary>A place that a kernel reads or writes.</summary>
/// <param name="Space">The memory.</param>
/// <param name="Buffer">The buffer, in the arena only.</param>
/// <param name="Index">Which input or output.</param>
/// <param name="Offset">Floats from the start of the buffer or of the memory.</param>
/// <param name="Step">Outside the arena, floats from one sample to the next; 0 where all samples share it.</param>
internal sealed record Operand(Space Space, Buffer? Buffer, int Index, int Offset, int Step)
{
    public static Operand In(Buffer buffer, int offset = 0) => new(Space.Arena, buffer, 0, offset, 0);

    public static Operand Shared(Space space, int offset) => new(space, null, 0, offset, 0);

    public static Operand External(Space space, int index, int length) => new(space, null, index, 0, length);

    public Operand Plus(int offset) => this with { Offset = Offset + offset };

    /// <summary>Floats from one sample to the next; 0 where all samples share it. In the arena it is settled when the buffers are placed.</summary>
    public int SampleStride => Buffer?.SampleStride ?? Step;

    /// <summary>The offset from the start of the memory for the first sample.</summary>
    public int Start => (Buffer?.Offset ?? 0) + Offset;
}
