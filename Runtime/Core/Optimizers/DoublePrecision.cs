using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>Sums over single-precision numbers that are multiplied and summed in double precision, so that nothing finite overflows. The
/// order of the sum depends on the vectors of the machine alone.</summary>
internal static class DoublePrecision
{
    /// <summary>The Euclidean norm: the square root of the sum of squares.</summary>
    /// <param name="values">Any numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Norm(ReadOnlySpan<float> values)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        Vector<double> lower = Vector<double>.Zero;
        Vector<double> upper = Vector<double>.Zero;
        int i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
            AddSquares(Vector.LoadUnsafe(ref first, (nuint)i), ref lower, ref upper);
        if (i < values.Length)
            AddSquares(Rest(values[i..]), ref lower, ref upper);
        return Math.Sqrt(Vector.Sum(lower + upper));
    }

    /// <summary>The sum of the products.</summary>
    /// <param name="left">Any numbers.</param>
    /// <param name="right">As many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ref float first = ref MemoryMarshal.GetReference(left);
        ref float second = ref MemoryMarshal.GetReference(right);
        Vector<double> lower = Vector<double>.Zero;
        Vector<double> upper = Vector<double>.Zero;
        int i = 0;
        for (; i <= left.Length - Vector<float>.Count; i += Vector<float>.Count)
            Add(Vector.LoadUnsafe(ref first, (nuint)i), Vector.LoadUnsafe(ref second, (nuint)i), ref lower, ref upper);
        if (i < left.Length)
            Add(Rest(left[i..]), Rest(right[i..]), ref lower, ref upper);
        return Vector.Sum(lower + upper);
    }

    /// <summary>The sum of the magnitudes.</summary>
    /// <param name="values">Any numbers.</param>
    public static double Magnitudes(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += Math.Abs(value);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSquares(Vector<float> values, ref Vector<double> lower, ref Vector<double> upper)
    {
        Vector.Widen(values, out Vector<double> low, out Vector<double> high);
        lower = Vector.MultiplyAddEstimate(low, low, lower);
        upper = Vector.MultiplyAddEstimate(high, high, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector<float> left, Vector<float> right, ref Vector<double> lower, ref Vector<double> upper)
    {
        Vector.Widen(left, out Vector<double> leftLow, out Vector<double> leftHigh);
        Vector.Widen(right, out Vector<double> rightLow, out Vector<double> rightHigh);
        lower = Vector.MultiplyAddEstimate(leftLow, rightLow, lower);
        upper = Vector.MultiplyAddEstimate(leftHigh, rightHigh, upper);
    }

    /// <summary>Fewer numbers than a vector has, and zeros behind them.</summary>
    private static Vector<float> Rest(ReadOnlySpan<float> values)
    {
        Vector<float> rest = Vector<float>.Zero;
        values.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Vector<float>, float>(ref rest), Vector<float>.Count));
        return rest;
    }
}
