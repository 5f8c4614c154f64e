using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>
/// Softmax over a run of neighbouring values, for generated code: y_i = e^(x_i - m) / sum_j e^(x_j - m), m the largest x, so that no
/// exponential overflows (Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 4.1).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Softmax
{
    /// <summary>Writes the softmax of <paramref name="length"/> values.</summary>
    /// <param name="x">The first value.</param>
    /// <param name="y">The first result; may be <paramref name="x"/> itself.</param>
    /// <param name="length">How many values, at least 1.</param>
    public static void Forward(ref float x, ref float y, int length)
    {
        float sum = ExpOfDifference(ref x, Largest(ref x, length), ref y, length);
        var factor = new Vector<float>(1f / sum);
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            (Vector.LoadUnsafe(ref y, (nuint)i) * factor).StoreUnsafe(ref y, (nuint)i);
        if (i < length)
            Tail.Store(Tail.Load(ref Unsafe.Add(ref y, i), length - i, 0f) * factor, ref Unsafe.Add(ref y, i), length - i);
    }

    /// <summary>Writes dx_i = y_i (dy_i - sum_j y_j dy_j), the gradient before the softmax.</summary>
    /// <param name="y">The first result of <see cref="Forward"/>.</param>
    /// <param name="dy">The first element of the gradient behind the softmax.</param>
    /// <param name="dx">The first element of the gradient before it; may be <paramref name="dy"/> itself.</param>
    /// <param name="length">How many values, at least 1.</param>
    public static void Backward(ref float y, ref float dy, ref float dx, int length)
    {
        Vector<float> products = Vector<float>.Zero;
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            products = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref y, (nuint)i), Vector.LoadUnsafe(ref dy, (nuint)i), products);
        if (i < length)
        {
            products = Vector.MultiplyAddEstimate(
                Tail.Load(ref Unsafe.Add(ref y, i), length - i, 0f), Tail.Load(ref Unsafe.Add(ref dy, i), length - i, 0f), products);
        }

        var dot = new Vector<float>(Vector.Sum(products));
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
        float result = largest[0];
        for (int lane = 1; lane < Vector<float>.Count; lane++)
            result = MathF.Max(result, largest[lane]);
        return result;
    }

    /// <summary>Writes y_i = e^(x_i - shift) and returns their sum; y may be x.</summary>
    internal static float ExpOfDifference(ref float x, float shift, ref float y, int length)
    {
        var shifts = new Vector<float>(shift);
        Vector<float> sum = Vector<float>.Zero;
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> power = VectorMath.Exp(Vector.LoadUnsafe(ref x, (nuint)i) - shifts);
            power.StoreUnsafe(ref y, (nuint)i);
            sum += power;
        }

        if (i < length)
        {
            Vector<float> power = VectorMath.Exp(Tail.Load(ref Unsafe.Add(ref x, i), length - i, float.NegativeInfinity) - shifts);
            Tail.Store(power, ref Unsafe.Add(ref y, i), length - i);
            sum += power;
        }

        return Vector.Sum(sum);
    }

    /// <summary>The sum of e^(x_i - shift).</summary>
    internal static float SumOfExp(ref float x, float shift, int length)
    {
        var shifts = new Vector<float>(shift);
        Vector<float> sum = Vector<float>.Zero;
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            sum += VectorMath.Exp(Vector.LoadUnsafe(ref x, (nuint)i) - shifts);
        if (i < length)
            sum += VectorMath.Exp(Tail.Load(ref Unsafe.Add(ref x, i), length - i, float.NegativeInfinity) - shifts);
        return Vector.Sum(sum);
    }
}
