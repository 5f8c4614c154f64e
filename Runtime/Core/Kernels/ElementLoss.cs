using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>A loss that scores every element alone.</summary>
internal interface IElementLoss
{
    /// <summary>A value and a target (in this order) whose loss is exactly 0; they fill the last, incomplete vector.</summary>
    static abstract (float Value, float Target) Neutral { get; }

    /// <summary>The loss of every element.</summary>
    Vector<float> Loss(Vector<float> value, Vector<float> target);

    /// <summary>The derivative of every element's loss by its value.</summary>
    Vector<float> Slope(Vector<float> value, Vector<float> target);
}

/// <summary>Runs an element-wise loss over one sample. Losses are summed in double precision.</summary>
internal static class ElementLoss
{
    /// <summary>Writes scale / length * slope for every element and returns the mean loss; the gradient may be the value itself.</summary>
    public static float Run<TLoss>(ref float value, ref float target, ref float gradient, float scale, int length, TLoss loss = default)
        where TLoss : struct, IElementLoss
    {
        var factor = new Vector<float>(scale / length);
        Vector<double> sum = Vector<double>.Zero;
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> values = Vector.LoadUnsafe(ref value, (nuint)i);
            Vector<float> targets = Vector.LoadUnsafe(ref target, (nuint)i);
            sum = Add(sum, loss.Loss(values, targets));
            (loss.Slope(values, targets) * factor).StoreUnsafe(ref gradient, (nuint)i);
        }

        if (i < length)
        {
            Vector<float> values = Tail.Load(ref Unsafe.Add(ref value, i), length - i, TLoss.Neutral.Value);
            Vector<float> targets = Tail.Load(ref Unsafe.Add(ref target, i), length - i, TLoss.Neutral.Target);
            sum = Add(sum, loss.Loss(values, targets));
            Tail.Store(loss.Slope(values, targets) * factor, ref Unsafe.Add(ref gradient, i), length - i);
        }

        return (float)(Vector.Sum(sum) / length);
    }

    /// <summary>The mean loss alone.</summary>
    public static float Run<TLoss>(ref float value, ref float target, int length, TLoss loss = default)
        where TLoss : struct, IElementLoss
    {
        Vector<double> sum = Vector<double>.Zero;
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
            sum = Add(sum, loss.Loss(Vector.LoadUnsafe(ref value, (nuint)i), Vector.LoadUnsafe(ref target, (nuint)i)));
        if (i < length)
        {
            sum = Add(sum, loss.Loss(
                Tail.Load(ref Unsafe.Add(ref value, i), length - i, TLoss.Neutral.Value),
                Tail.Load(ref Unsafe.Add(ref target, i), length - i, TLoss.Neutral.Target)));
        }

        return (float)(Vector.Sum(sum) / length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Add(Vector<double> sum, Vector<float> terms)
    {
        Vector.Widen(terms, out Vector<double> low, out Vector<double> high);
        return sum + (low + high);
    }
}
