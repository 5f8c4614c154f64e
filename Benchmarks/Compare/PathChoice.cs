namespace Unroll.Benchmarks.Compare;

/// <summary>A path of the generated code that can be chosen by taking instructions away.</summary>
internal enum PathChoice
{
    /// <summary>256 bits with fused multiply-add: AVX-512 is switched off.</summary>
    Avx2,

    /// <summary>128 bits: AVX2, and what builds on it, is switched off.</summary>
    Portable,
}
