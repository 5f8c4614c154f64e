using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <content>The transposition of a square of weights in registers.</content>
public static partial class WeightPacking
{
    /// <summary>Rows and columns of a square.</summary>
    private const int Square = 8;

    /// <summary>Writes the columns of a square as rows.</summary>
    /// <param name="source">The first of 8 rows.</param>
    /// <param name="sourceStep">Floats from one row of the source to the next.</param>
    /// <param name="target">The first of 8 rows.</param>
    /// <param name="targetStep">Floats from one row of the target to the next.</param>
    private static void Transpose(ref float source, nint sourceStep, ref float target, nint targetStep)
    {
        Vector256<float> a0 = Row(ref source, 0, sourceStep), a1 = Row(ref source, 1, sourceStep);
        Vector256<float> a2 = Row(ref source, 2, sourceStep), a3 = Row(ref source, 3, sourceStep);
        Vector256<float> a4 = Row(ref source, 4, sourceStep), a5 = Row(ref source, 5, sourceStep);
        Vector256<float> a6 = Row(ref source, 6, sourceStep), a7 = Row(ref source, 7, sourceStep);

        // Element i of row r stands at place 8 r + i and is wanted at 8 i + r. That rotates the six binary digits of its place by three.
        // Interleaving the two halves of the square rotates them by one.
        Vector256<float> b0 = Lanes.InterleaveLow(a0, a4), b1 = Lanes.InterleaveHigh(a0, a4);
        Vector256<float> b2 = Lanes.InterleaveLow(a1, a5), b3 = Lanes.InterleaveHigh(a1, a5);
        Vector256<float> b4 = Lanes.InterleaveLow(a2, a6), b5 = Lanes.InterleaveHigh(a2, a6);
        Vector256<float> b6 = Lanes.InterleaveLow(a3, a7), b7 = Lanes.InterleaveHigh(a3, a7);

        a0 = Lanes.InterleaveLow(b0, b4);
        a1 = Lanes.InterleaveHigh(b0, b4);
        a2 = Lanes.InterleaveLow(b1, b5);
        a3 = Lanes.InterleaveHigh(b1, b5);
        a4 = Lanes.InterleaveLow(b2, b6);
        a5 = Lanes.InterleaveHigh(b2, b6);
        a6 = Lanes.InterleaveLow(b3, b7);
        a7 = Lanes.InterleaveHigh(b3, b7);

        Store(Lanes.InterleaveLow(a0, a4), ref target, 0, targetStep);
        Store(Lanes.InterleaveHigh(a0, a4), ref target, 1, targetStep);
        Store(Lanes.InterleaveLow(a1, a5), ref target, 2, targetStep);
        Store(Lanes.InterleaveHigh(a1, a5), ref target, 3, targetStep);
        Store(Lanes.InterleaveLow(a2, a6), ref target, 4, targetStep);
        Store(Lanes.InterleaveHigh(a2, a6), ref target, 5, targetStep);
        Store(Lanes.InterleaveLow(a3, a7), ref target, 6, targetStep);
        Store(Lanes.InterleaveHigh(a3, a7), ref target, 7, targetStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Row(ref float first, int row, nint step) => Vector256.LoadUnsafe(ref Unsafe.Add(ref first, row * step));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> values, ref float first, int row, nint step) =>
        values.StoreUnsafe(ref Unsafe.Add(ref first, row * step));
}
