using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <summary>
/// Softmax over a run of neighboring values, for generated code: y_i = e^(x_i - m) / sum_j e^(x_j - m), m the largest x, so that no
/// exponential overflows (Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 4.1).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>Terms that are summed in single precision; such sums are summed in double precision, so that many classes cost no
    /// accuracy.</summary>
    private const int Block = 128;

    /// <summary>Writes the softmax of <paramref name="length"/> values.</summary>
    /// <param name="x">The first value.</param>
    /// <param name="y">The first result; may be <paramref name="x"/> itself.</param>
    /// <param name="length">How many values, at least 1.</param>
    public static void Forward(ref float x, ref float y, int length) =>
        Normalize(ref x, Largest(ref x, length), ref y, length, scale: 1f, label: -1);

    /// <summary>Writes dx_i = y_i (dy_i - sum_j y_j dy_j), the gradient before the softmax.</summary>
    /// <param name="y">The first result of <see cref="Forward"/>.</param>
    /// <param name="dy">The first element of the gradient behind the softmax.</param>
    /// <param name="dx">The first element of the gradient before it; may be <paramref name="dy"/> itself.</param>
    /// <param name="length">How many values, at least 1.</param>
    public static void Backward(ref float y, ref float dy, ref float dx, int length)
    {
        double sum = 0;
        Vector<float> products = Vector<float>.Zero;
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            products = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref y, (nuint)i), Vector.LoadUnsafe(ref dy, (nuint)i), products);
            if (EndsBlock(i))
                Move(ref products, ref sum);
        }

        if (i < length)
        {
            products = Vector.MultiplyAddEstimate(
                Tail.Load(ref Unsafe.Add(ref y, i), length - i, 0f), Tail.Load(ref Unsafe.Add(ref dy, i), length - i, 0f), products);
        }

        var dot = new Vector<float>((float)(sum + Vector.Sum(products)));
        for (i = 0; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            (Vector.LoadUnsafe(ref y, (nuint)i) * (Vector.LoadUnsafe(ref dy, (nuint)i) - dot)).StoreUnsafe(ref dx, (nuint)i);
        if (i < length)
        {
            Vector<float> last = Tail.Load(ref Unsafe.Add(ref y, i), length - i, 0f);
            last *= Tail.Load(ref Unsafe.Add(ref dy, i), length - i, 0f) - dot;
            Tail.Store(last, ref Unsafe.Add(ref dx, i), length - i);
        }
    }

    /// <summary>The largest of <paramref name="length"/> values.</summary>
    internal static float Largest(ref float x, int length)
    {
        var largest = new Vector<float>(x);
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            largest = Vector.MaxNative(largest, Vector.LoadUnsafe(ref x, (nuint)i));
        if (i < length)
            largest = Vector.MaxNative(largest, Tail.Load(ref Unsafe.Add(ref x, i), length - i, x));
        return LargestLane(largest);
    }

    /// <summary>
    /// Writes y_i = scale * (softmax(x)_i - [i = label]) and returns the sum of e^(x_i - shift); y may be x. The last vector stays in a
    /// register between its exponentials and its result: reading back what was just written in part would stall.
    /// </summary>
    internal static float Normalize(ref float x, float shift, ref float y, int length, float scale, int label)
    {
        var shifts = new Vector<float>(shift);
        double sum = 0;
        Vector<float> powers = Vector<float>.Zero, last = Vector<float>.Zero;
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> power = VectorMath.Exp(Vector.LoadUnsafe(ref x, (nuint)i) - shifts);
            power.StoreUnsafe(ref y, (nuint)i);
            powers += power;
            if (EndsBlock(i))
                Move(ref powers, ref sum);
        }

        if (i < length)
        {
            last = VectorMath.Exp(Tail.Load(ref Unsafe.Add(ref x, i), length - i, float.NegativeInfinity) - shifts);
            powers += last;
        }

        sum += Vector.Sum(powers);
        var factor = new Vector<float>((float)(scale / sum));
        var index = Vector<int>.Indices - new Vector<int>(label);     // 0 where the label is
        for (i = 0; i <= length - Vector<float>.Count; i += Vector<float>.Count, index += new Vector<int>(Vector<int>.Count))
            (Vector.LoadUnsafe(ref y, (nuint)i) * factor - ScaleAtZero(index, scale)).StoreUnsafe(ref y, (nuint)i);
        if (i < length)
            Tail.Store(last * factor - ScaleAtZero(index, scale), ref Unsafe.Add(ref y, i), length - i);
        return (float)sum;
    }

    /// <summary>The sum of e^(x_i - shift).</summary>
    internal static float SumOfExp(ref float x, float shift, int length)
    {
        var shifts = new Vector<float>(shift);
        double sum = 0;
        Vector<float> powers = Vector<float>.Zero;
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            powers += VectorMath.Exp(Vector.LoadUnsafe(ref x, (nuint)i) - shifts);
            if (EndsBlock(i))
                Move(ref powers, ref sum);
        }

        if (i < length)
            powers += VectorMath.Exp(Tail.Load(ref Unsafe.Add(ref x, i), length - i, float.NegativeInfinity) - shifts);
        return (float)(sum + Vector.Sum(powers));
    }

    /// <summary>Whether so many terms have been summed in single precision that their sum is moved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool EndsBlock(int i) => (i & (Block - 1)) == Block - Vector<float>.Count;

    /// <summary>Adds the terms to a sum in double precision and begins anew.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Move(ref Vector<float> terms, ref double sum)
    {
        sum += Vector.Sum(terms);
        terms = Vector<float>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> ScaleAtZero(Vector<int> index, float scale) =>
        Vector.Equals(index, Vector<int>.Zero).As<int, float>() & new Vector<float>(scale);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float LargestLane(Vector<float> values)
    {
        if (Vector<float>.Count == Vector512<float>.Count)
            return LargestLane(Vector256.MaxNative(values.AsVector512().GetLower(), values.AsVector512().GetUpper()));
        if (Vector<float>.Count == Vector256<float>.Count)
            return LargestLane(values.AsVector256());
        return LargestLane(values.AsVector128());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float LargestLane(Vector256<float> values) => LargestLane(Vector128.MaxNative(values.GetLower(), values.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float LargestLane(Vector128<float> values)
    {
        values = Vector128.MaxNative(values, Vector128.Shuffle(values, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(values, Vector128.Shuffle(values, Vector128.Create(1, 0, 3, 2)))[0];
    }
}
