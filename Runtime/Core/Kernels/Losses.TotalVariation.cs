using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll.Kernels;

public static partial class Losses
{
    /// <summary>The total variation of one image: see <c>TotalVariationAttribute</c>. Rows are summed in single precision, eight sums
    /// beside each other, and then in double precision.</summary>
    /// <param name="value">The first element: rows, columns, channels.</param>
    /// <param name="gradient">Receives scale times the gradient; another place than <paramref name="value"/>.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">Elements.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="absolute">1 where differences are summed as they are, 0 where squared.</param>
    /// <returns>The loss, not scaled.</returns>
    public static float TotalVariation(
        ref float value, ref float gradient, float scale, int length, int rows, int columns, int absolute)
    {
        int row = length / rows, pixel = row / columns;
        MemoryMarshal.CreateSpan(ref gradient, length).Clear();
        double loss = 0;
        for (int y = 0; y < rows; y++)
        {
            ref float from = ref Unsafe.Add(ref value, y * row);
            ref float to = ref Unsafe.Add(ref gradient, y * row);
            loss += Variation(ref from, ref to, pixel, row - pixel, scale, absolute != 0);
            if (y + 1 < rows)
                loss += Variation(ref from, ref to, row, row, scale, absolute != 0);
        }

        return (float)loss;
    }

    /// <summary>The loss of <see cref="TotalVariation"/> alone.</summary>
    /// <param name="value">The first element.</param>
    /// <param name="length">Elements.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="absolute">1 where differences are summed as they are, 0 where squared.</param>
    /// <returns>The loss.</returns>
    public static float TotalVariationLoss(ref float value, int length, int rows, int columns, int absolute)
    {
        int row = length / rows, pixel = row / columns;
        double loss = 0;
        for (int y = 0; y < rows; y++)
        {
            ref float from = ref Unsafe.Add(ref value, y * row);
            loss += Variation(ref from, ref Unsafe.NullRef<float>(), pixel, row - pixel, 0, absolute != 0);
            if (y + 1 < rows)
                loss += Variation(ref from, ref Unsafe.NullRef<float>(), row, row, 0, absolute != 0);
        }

        return (float)loss;
    }

    /// <summary>The differences of elements from those a step behind them; their gradients are added where there is a place for
    /// them.</summary>
    private static double Variation(ref float value, ref float gradient, int step, int length, float scale, bool absolute)
    {
        bool isLearned = !Unsafe.IsNullRef(ref gradient);
        Vector<float> sums = Vector<float>.Zero, factor = new(absolute ? scale : 2 * scale);
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> difference = Vector.LoadUnsafe(ref value, (nuint)(i + step)) - Vector.LoadUnsafe(ref value, (nuint)i);
            sums += absolute ? Vector.Abs(difference) : difference * difference;
            if (!isLearned)
                continue;
            Vector<float> slope = factor * (absolute ? Sign(difference) : difference);
            (Vector.LoadUnsafe(ref gradient, (nuint)i) - slope).StoreUnsafe(ref gradient, (nuint)i);
            (Vector.LoadUnsafe(ref gradient, (nuint)(i + step)) + slope).StoreUnsafe(ref gradient, (nuint)(i + step));
        }

        double sum = Vector.Sum(sums);
        for (; i < length; i++)
        {
            float difference = Unsafe.Add(ref value, i + step) - Unsafe.Add(ref value, i);
            sum += absolute ? Math.Abs(difference) : difference * difference;
            if (!isLearned)
                continue;
            float slope = factor[0] * (absolute ? Sign(difference) : difference);
            Unsafe.Add(ref gradient, i) -= slope;
            Unsafe.Add(ref gradient, i + step) += slope;
        }

        return sum;
    }

    /// <summary>-1, 0 or 1; NaN of NaN.</summary>
    private static float Sign(float difference) => difference > 0 ? 1 : difference < 0 ? -1 : difference;

    private static Vector<float> Sign(Vector<float> difference)
    {
        Vector<float> negative = Vector.ConditionalSelect(Vector.LessThan(difference, Vector<float>.Zero), -Vector<float>.One, difference);
        return Vector.ConditionalSelect(Vector.GreaterThan(difference, Vector<float>.Zero), Vector<float>.One, negative);
    }
}
