using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unroll.Kernels;

/// <remarks>
/// The maximum of x86 is its second operand where either is NaN, so a NaN in the first is lost: a comparison finds it, one for two vectors,
/// and all bits set are NaN. Comparisons that hold for NaN too are one instruction on x86.
/// </remarks>
public static partial class Lanes
{
    /// <summary>All bits set in the lanes where a or b is NaN, none in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Unordered(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.CompareUnordered(a, b) : ~(Vector128.Equals(a, a) & Vector128.Equals(b, b));

    /// <summary>All bits set in the lanes where a or b is NaN, none in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Unordered(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported ? Avx.CompareUnordered(a, b) : ~(Vector256.Equals(a, a) & Vector256.Equals(b, b));

    /// <summary>All bits set in the lanes where a or b is NaN, none in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Unordered(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported ? Avx512F.CompareUnordered(a, b) : ~(Vector512.Equals(a, a) & Vector512.Equals(b, b));

    /// <summary>The larger of two, and NaN where either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Largest(Vector128<float> a, Vector128<float> b) => Vector128.MaxNative(a, b) | Unordered(a, b);

    /// <summary>The larger of two, and NaN where either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Largest(Vector256<float> a, Vector256<float> b) => Vector256.MaxNative(a, b) | Unordered(a, b);

    /// <summary>The larger of two, and NaN where either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Largest(Vector512<float> a, Vector512<float> b) => Vector512.MaxNative(a, b) | Unordered(a, b);

    /// <summary>The largest of three, and NaN where any is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Largest(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Vector128.MaxNative(Vector128.MaxNative(a, b), c) | Unordered(a, b);

    /// <summary>The largest of three, and NaN where any is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Largest(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.MaxNative(Vector256.MaxNative(a, b), c) | Unordered(a, b);

    /// <summary>The largest of three, and NaN where any is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Largest(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Vector512.MaxNative(Vector512.MaxNative(a, b), c) | Unordered(a, b);

    /// <summary>The smaller of two, and NaN where either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Smallest(Vector128<float> a, Vector128<float> b) => Vector128.MinNative(a, b) | Unordered(a, b);

    /// <summary>The smaller of two, and NaN where either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Smallest(Vector256<float> a, Vector256<float> b) => Vector256.MinNative(a, b) | Unordered(a, b);

    /// <summary>The smaller of two, and NaN where either is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Smallest(Vector512<float> a, Vector512<float> b) => Vector512.MinNative(a, b) | Unordered(a, b);

    /// <summary>All bits set in the lanes where a is not less than b; also where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> NotLess(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.CompareNotLessThan(a, b) : ~Vector128.LessThan(a, b);

    /// <summary>All bits set in the lanes where a is not less than b; also where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NotLess(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported ? Avx.CompareNotLessThan(a, b) : ~Vector256.LessThan(a, b);

    /// <summary>All bits set in the lanes where a is not less than b; also where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> NotLess(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported ? Avx512F.CompareNotLessThan(a, b) : ~Vector512.LessThan(a, b);

    /// <summary>All bits set in the lanes where a is neither less than b nor equal; also where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> NotLessOrEqual(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.CompareNotLessThanOrEqual(a, b) : ~Vector128.LessThanOrEqual(a, b);

    /// <summary>All bits set in the lanes where a is neither less than b nor equal; also where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> NotLessOrEqual(Vector256<float> a, Vector256<float> b) =>
        Avx.IsSupported ? Avx.CompareNotLessThanOrEqual(a, b) : ~Vector256.LessThanOrEqual(a, b);

    /// <summary>All bits set in the lanes where a is neither less than b nor equal; also where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> NotLessOrEqual(Vector512<float> a, Vector512<float> b) =>
        Avx512F.IsSupported ? Avx512F.CompareNotLessThanOrEqual(a, b) : ~Vector512.LessThanOrEqual(a, b);

    /// <summary>Infinity where x is NaN, else x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> InfiniteForNaN(Vector128<float> x)
    {
        var infinity = Vector128.Create(float.PositiveInfinity);
        return Sse.IsSupported ? Sse.Min(x, infinity) : Vector128.ConditionalSelect(Vector128.Equals(x, x), x, infinity);
    }

    /// <summary>Infinity where x is NaN, else x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> InfiniteForNaN(Vector256<float> x)
    {
        var infinity = Vector256.Create(float.PositiveInfinity);
        return Avx.IsSupported ? Avx.Min(x, infinity) : Vector256.ConditionalSelect(Vector256.Equals(x, x), x, infinity);
    }

    /// <summary>Infinity where x is NaN, else x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> InfiniteForNaN(Vector512<float> x)
    {
        var infinity = Vector512.Create(float.PositiveInfinity);
        return Avx512F.IsSupported ? Avx512F.Min(x, infinity) : Vector512.ConditionalSelect(Vector512.Equals(x, x), x, infinity);
    }
}
