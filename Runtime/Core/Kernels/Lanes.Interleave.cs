using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Unroll.Kernels;

public static partial class Lanes
{
    /// <summary>The first half of even[0], odd[0], even[1], odd[1], ...: with <c>InterleaveHigh</c> the inverse of <c>Even</c> and
    /// <c>Odd</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> InterleaveLow(Vector128<float> even, Vector128<float> odd)
    {
        if (Sse.IsSupported)
            return Sse.UnpackLow(even, odd);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipLow(even, odd);
        return Vector128.Create(even[0], odd[0], even[1], odd[1]);
    }

    /// <summary>The first half of even[0], odd[0], even[1], odd[1], ...: with <c>InterleaveHigh</c> the inverse of <c>Even</c> and
    /// <c>Odd</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> InterleaveLow(Vector256<float> even, Vector256<float> odd)
    {
        if (Avx512F.VL.IsSupported)
            return Avx512F.VL.PermuteVar8x32x2(even, Vector256.Create(0, 8, 1, 9, 2, 10, 3, 11), odd);
        if (Avx2.IsSupported)
            return Avx.Permute2x128(Avx.UnpackLow(even, odd), Avx.UnpackHigh(even, odd), 0x20);
        return Vector256.Create(InterleaveLow(even.GetLower(), odd.GetLower()), InterleaveHigh(even.GetLower(), odd.GetLower()));
    }

    /// <summary>The first half of even[0], odd[0], even[1], odd[1], ...: with <c>InterleaveHigh</c> the inverse of <c>Even</c> and
    /// <c>Odd</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> InterleaveLow(Vector512<float> even, Vector512<float> odd)
    {
        if (Avx512F.IsSupported)
            return Avx512F.PermuteVar16x32x2(even, Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23), odd);
        return Vector512.Create(InterleaveLow(even.GetLower(), odd.GetLower()), InterleaveHigh(even.GetLower(), odd.GetLower()));
    }

    /// <summary>The second half of even[0], odd[0], even[1], odd[1], ...</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> InterleaveHigh(Vector128<float> even, Vector128<float> odd)
    {
        if (Sse.IsSupported)
            return Sse.UnpackHigh(even, odd);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipHigh(even, odd);
        return Vector128.Create(even[2], odd[2], even[3], odd[3]);
    }

    /// <summary>The second half of even[0], odd[0], even[1], odd[1], ...</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> InterleaveHigh(Vector256<float> even, Vector256<float> odd)
    {
        if (Avx512F.VL.IsSupported)
            return Avx512F.VL.PermuteVar8x32x2(even, Vector256.Create(4, 12, 5, 13, 6, 14, 7, 15), odd);
        if (Avx2.IsSupported)
            return Avx.Permute2x128(Avx.UnpackLow(even, odd), Avx.UnpackHigh(even, odd), 0x31);
        return Vector256.Create(InterleaveLow(even.GetUpper(), odd.GetUpper()), InterleaveHigh(even.GetUpper(), odd.GetUpper()));
    }

    /// <summary>The second half of even[0], odd[0], even[1], odd[1], ...</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> InterleaveHigh(Vector512<float> even, Vector512<float> odd)
    {
        if (Avx512F.IsSupported)
            return Avx512F.PermuteVar16x32x2(even, Vector512.Create(8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), odd);
        return Vector512.Create(InterleaveLow(even.GetUpper(), odd.GetUpper()), InterleaveHigh(even.GetUpper(), odd.GetUpper()));
    }
}
