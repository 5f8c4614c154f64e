namespace Unroll.Generator.Planning;

/// <summary>
/// An array of floats in the arena, while a plan is made. Where it lies is known once all its uses are, and then nobody speaks of it any
/// more.
/// </summary>
internal sealed class Buffer(string name, Layout layout)
{
    public string Name { get; } = name;

    public Layout Layout { get; } = layout;

    /// <summary>Whether a kernel writes nothing but elements. The others write zeros into what fills up their vectors.</summary>
    public bool IsWrittenByElement { get; set; }

    /// <summary>Whether some of its floats must be zero without any kernel writing them.</summary>
    public bool NeedsZeros => Layout.HasGaps || (IsWrittenByElement && (Layout.FillsBlocks || Layout.FillsEnd));

    /// <summary>Whether all of these lie around its rows.</summary>
    public bool NeedsZerosAroundRows =>
        Layout is { Kind: not LayoutKind.Nchw, StepX: 1, StepY: 1 } && !(IsWrittenByElement && Layout.FillsBlocks);

    /// <summary>
    /// Whether it holds something only while a kernel runs, so that each thread that runs a part of the kernel needs its own.
    /// </summary>
    public bool IsScratch { get; private init; }

    /// <summary>
    /// Whether all samples of a micro-batch share it: what holds something only while a kernel runs, or for all of them together.
    /// </summary>
    public bool IsShared { get; init; }

    /// <summary>Floats from one sample to the next.</summary>
    public int SampleStride => IsShared ? 0 : Layout.Size;

    /// <summary>Memory that a kernel needs while it runs.</summary>
    public static Buffer Scratch(string name, int length) =>
        new(name, Layout.Create(LayoutKind.Nhwc, new(1, 1, length, true))) { IsShared = true, IsScratch = true };
}
