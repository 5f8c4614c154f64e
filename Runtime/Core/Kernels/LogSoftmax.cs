using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>
/// The logarithm of softmax over a run of neighboring values, for generated code: y_i = (x_i - m) - log sum_j e^(x_j - m), m the largest x,
/// so that no exponential overflows and no logarithm is that of 0 (Goodfellow, Bengio, Courville, "Deep Learning", 2016, section 6.2.2.3).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LogSoftmax
{
    /// <summary>Writes the logarithms of the softmax of <paramref name="length"/> values.</summary>
    /// <param name="x">The first value.</param>
    /// <param name="y">The first result; may be <paramref name="x"/> itself.</param>
    /// <param name="length">How many values, at least 1.</param>
    public static void Forward(ref float x, ref float y, int length)
    {
        float largest = Softmax.Largest(ref x, length);
        var shift = new Vector<float>(largest);
        var logarithm = new Vector<float>(MathF.Log(Softmax.SumOfExp(ref x, largest, length)));
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            (Vector.LoadUnsafe(ref x, (nuint)i) - shift - logarithm).StoreUnsafe(ref y, (nuint)i);
        if (i < length)
            Tail.Store(Tail.Load(ref Unsafe.Add(ref x, i), length - i, 0f) - shift - logarithm, ref Unsafe.Add(ref y, i), length - i);
    }

    /// <summary>Writes dx_i = dy_i - e^(y_i) sum_j dy_j, the gradient before the logarithm of softmax.</summary>
    /// <param name="y">The first result of <see cref="Forward"/>.</param>
    /// <param name="dy">The first element of the gradient behind it.</param>
    /// <param name="dx">The first element of the gradient before it; may be <paramref name="dy"/> itself.</param>
    /// <param name="length">How many values, at least 1.</param>
    public static void Backward(ref float y, ref float dy, ref float dx, int length)
    {
        var sum = new Vector<float>(Sum(ref dy, length));
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> softmax = VectorMath.Exp(Vector.LoadUnsafe(ref y, (nuint)i));
            (Vector.LoadUnsafe(ref dy, (nuint)i) - (softmax * sum)).StoreUnsafe(ref dx, (nuint)i);
        }

        if (i < length)
        {
            Vector<float> softmax = VectorMath.Exp(Tail.Load(ref Unsafe.Add(ref y, i), length - i, 0f));
            Tail.Store(
                Tail.Load(ref Unsafe.Add(ref dy, i), length - i, 0f) - (softmax * sum), ref Unsafe.Add(ref dx, i), length - i);
        }
    }

    private static float Sum(ref float terms, int length)
    {
        double sum = 0;
        Vector<float> some = Vector<float>.Zero;
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            some += Vector.LoadUnsafe(ref terms, (nuint)i);
            if (Softmax.EndsBlock(i))
                Softmax.Move(ref some, ref sum);
        }

        if (i < length)
            some += Tail.Load(ref Unsafe.Add(ref terms, i), length - i, 0f);
        return (float)(sum + Vector.Sum(some));
    }
}
