namespace Unroll.Generator.Planning;

/// <summary>
/// Every so many rows or columns of a transposed convolution's output, a stride apart: those that the same taps reach. They are the rows
/// or columns of a convolution of stride 1.
/// </summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many there are.</param>
/// <param name="FirstTap">The first tap that reaches them.</param>
/// <param name="Taps">The taps that do.</param>
/// <param name="Input">The row or column of the input under the last tap at the first of them; negative in the zeros before it.</param>
internal readonly record struct TransposedPhase(int First, int Count, int FirstTap, int Taps, int Input);
