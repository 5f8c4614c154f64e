namespace Unroll.Generator.Planning;

/// <summary>A kernel taken apart into phases: every so many of its rows and columns.</summary>
/// <param name="Height">Rows of the kernel.</param>
/// <param name="Width">Its columns.</param>
/// <param name="StepY">From one row of a phase to the next.</param>
/// <param name="StepX">From one column of a phase to the next.</param>
internal sealed record KernelSteps(int Height, int Width, int StepY, int StepX);
