namespace Unroll.Generator.Planning;

/// <summary>Which taps of a kernel are straight-line code; the others are in loops around it.</summary>
internal enum TapLoop
{
    /// <summary>All of them, of one or several channels.</summary>
    WholeKernel,

    /// <summary>Those of a row of the kernel.</summary>
    KernelRow,

    /// <summary>One.</summary>
    SingleTap,
}
