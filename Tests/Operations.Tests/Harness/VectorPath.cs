using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unroll.Operations.Tests;

/// <summary>The instruction sets that generated code has a path for.</summary>
public enum VectorPath
{
    Portable,
    Avx2,
    Avx512,
}

/// <summary>Which path runs in this process, by the conditions that generated code branches on.</summary>
internal static class ActivePath
{
    public static VectorPath Current =>
        Vector512.IsHardwareAccelerated ? VectorPath.Avx512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? VectorPath.Avx2
        : VectorPath.Portable;
}
