using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <summary>
/// The cosines of the angles between a vector x and the columns w_j of weights: y_j = x w_j / (|x| |w_j|), lengths of at least
/// <see cref="Least"/>. With x̂ = x / |x| and ŵ_j likewise, and gradients g of y, the gradient of w_j is g_j (x̂ - y_j ŵ_j) / |w_j|,
/// and that of x is (sum g_j ŵ_j - x̂ sum g_j y_j) / |x|. Sums of products are taken in double precision, four columns at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CosineDense
{
    /// <summary>The least length that is divided by, as in PyTorch's <c>normalize</c>.</summary>
    public const double Least = 1e-12;

    /// <summary>Computes the cosines.</summary>
    /// <param name="input">The first element of x.</param>
    /// <param name="weights">The first weight; inputs x units.</param>
    /// <param name="output">Receives the cosines.</param>
    /// <param name="inputs">The elements of x.</param>
    /// <param name="units">The columns.</param>
    public static void Forward(ref float input, ref float weights, ref float output, int inputs, int units)
    {
        double length = LengthOf(ref input, inputs);
        for (int unit = 0; unit < units; unit += Vector256<double>.Count)
        {
            int columns = Math.Min(Vector256<double>.Count, units - unit);
            ref float row = ref Unsafe.Add(ref weights, unit);
            Vector256<double> product = default, squares = default;
            for (int i = 0; i < inputs; i++, row = ref Unsafe.Add(ref row, units))
            {
                Vector256<double> w = Load(ref row, columns);
                product += w * Unsafe.Add(ref input, i);
                squares += w * w;
            }

            Vector256<double> cosines = product / (LengthOf(squares) * length);
            for (int column = 0; column < columns; column++)
                Unsafe.Add(ref output, unit + column) = (float)cosines[column];
        }
    }

    /// <summary>Computes the gradients.</summary>
    /// <param name="input">The first element of x.</param>
    /// <param name="weights">The first weight; inputs x units.</param>
    /// <param name="output">The first cosine.</param>
    /// <param name="outputGradient">The gradient of the first cosine.</param>
    /// <param name="weightGradient">The gradients of the weights, to which is added; a null reference where they are not wanted.</param>
    /// <param name="target">Receives the gradients of x; a null reference where they are not wanted.</param>
    /// <param name="inputs">The elements of x.</param>
    /// <param name="units">The columns.</param>
    /// <param name="accumulates">Whether those of x are added to what the target holds.</param>
    public static void Backward(
        ref float input,
        ref float weights,
        ref float output,
        ref float outputGradient,
        ref float weightGradient,
        ref float target,
        int inputs,
        int units,
        bool accumulates)
    {
        bool learns = !Unsafe.IsNullRef(ref weightGradient), hasTarget = !Unsafe.IsNullRef(ref target);
        double inverse = 1 / LengthOf(ref input, inputs);
        if (hasTarget)
            Begin(ref input, ref output, ref outputGradient, ref target, inputs, units, inverse, accumulates);
        for (int unit = 0; unit < units; unit += Vector256<double>.Count)
        {
            int columns = Math.Min(Vector256<double>.Count, units - unit);
            ref float first = ref Unsafe.Add(ref weights, unit);
            Vector256<double> squares = default;
            ref float row = ref first;
            for (int i = 0; i < inputs; i++, row = ref Unsafe.Add(ref row, units))
            {
                Vector256<double> w = Load(ref row, columns);
                squares += w * w;
            }

            // By each weight: (g / |w|) x̂ - (g y / |w|²) w. By each input: the sum of (g / |w|) w.
            Vector256<double> length = LengthOf(squares);
            Vector256<double> along = Load(ref Unsafe.Add(ref outputGradient, unit), columns) / length;
            Vector256<double> back = along * Load(ref Unsafe.Add(ref output, unit), columns) / length;
            row = ref first;
            for (int i = 0; i < inputs; i++, row = ref Unsafe.Add(ref row, units))
            {
                Vector256<double> w = Load(ref row, columns);
                if (hasTarget)
                    Unsafe.Add(ref target, i) += (float)(Vector256.Sum(along * w) * inverse);
                if (learns)
                    Add((along * (Unsafe.Add(ref input, i) * inverse)) - (back * w), ref weightGradient, (i * units) + unit, columns);
            }
        }
    }

    /// <summary>Writes or adds what goes against x itself: -x̂ sum g y / |x|.</summary>
    private static void Begin(
        ref float input,
        ref float output,
        ref float outputGradient,
        ref float target,
        int inputs,
        int units,
        double inverse,
        bool accumulates)
    {
        double sum = 0;
        for (int unit = 0; unit < units; unit++)
            sum += Unsafe.Add(ref outputGradient, unit) * (double)Unsafe.Add(ref output, unit);
        double factor = sum * inverse * inverse;
        for (int i = 0; i < inputs; i++)
        {
            var term = (float)(Unsafe.Add(ref input, i) * -factor);
            Unsafe.Add(ref target, i) = accumulates ? Unsafe.Add(ref target, i) + term : term;
        }
    }

    private static double LengthOf(ref float input, int inputs)
    {
        double squares = 0;
        for (int i = 0; i < inputs; i++)
            squares += Unsafe.Add(ref input, i) * (double)Unsafe.Add(ref input, i);
        return Math.Max(Math.Sqrt(squares), Least);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LengthOf(Vector256<double> squares) =>
        Vector256.Max(Vector256.Sqrt(squares), Vector256.Create(Least));

    /// <summary>Four columns, or as many as there are, and zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref float row, int columns)
    {
        if (columns == Vector256<double>.Count)
        {
            Vector128<float> four = Vector128.LoadUnsafe(ref row);
            return Vector256.Create(Vector128.WidenLower(four), Vector128.WidenUpper(four));
        }

        return Vector256.Create(row, columns > 1 ? Unsafe.Add(ref row, 1) : 0.0, columns > 2 ? Unsafe.Add(ref row, 2) : 0.0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<double> terms, ref float gradients, int place, int columns)
    {
        ref float first = ref Unsafe.Add(ref gradients, place);
        Vector128<float> four = Vector128.Narrow(terms.GetLower(), terms.GetUpper());
        if (columns == Vector256<double>.Count)
        {
            (Vector128.LoadUnsafe(ref first) + four).StoreUnsafe(ref first);
            return;
        }

        for (int column = 0; column < columns; column++)
            Unsafe.Add(ref first, column) += four[column];
    }
}
