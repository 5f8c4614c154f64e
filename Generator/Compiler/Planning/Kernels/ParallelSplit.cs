namespace Unroll.Generator.Planning;

/// <summary>
/// How a kernel's work for one sample is cut into shares that several threads compute side by side. The sums are the same however many
/// there are.
/// </summary>
internal enum ParallelSplit
{
    /// <summary>Not at all: the work is too small, or is shared out by samples.</summary>
    None,

    /// <summary>By rows of the output; every share reads all weights.</summary>
    Rows,

    /// <summary>By filters; every share reads the whole input and only its own weights.</summary>
    Filters,

    /// <summary>By filters, whose blocks the caller names: a product that is a part of a kernel.</summary>
    Blocks,
}
