namespace Unroll.Generator.Planning;

/// <summary>Floats from one outer run of an <see cref="ElementwiseLoop"/> to the next, and from one inner run to the next.</summary>
internal readonly record struct LoopStrides(int Outer, int Inner);
