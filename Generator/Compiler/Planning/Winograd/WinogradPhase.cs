namespace Unroll.Generator.Planning;

/// <summary>Every so many rows and columns of an input, from one row and one column under the kernel on.</summary>
/// <param name="Row">The first row under the kernel.</param>
/// <param name="Column">The first column.</param>
/// <param name="LastRowShift">
/// The phases by which it moves up at the last row of positions, where those that are not full along the columns have nothing. What is
/// written for these there all the same is overwritten by others, or lies behind all that is read.
/// </param>
internal sealed record WinogradPhase(int Row, int Column, int LastRowShift);
