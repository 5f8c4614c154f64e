using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>What normalizations do to a run of neighboring floats: the channels of a pixel, or a row of a plane.</summary>
internal static class NormRuns
{
    /// <summary>The most terms that are summed in single precision in each lane; such sums are summed in double precision.</summary>
    public const int Block = 64;

    /// <summary>What is summed: terms v, and their products with the distance of x from a pivot.</summary>
    internal interface ITerm
    {
        static abstract Vector<float> Of(Vector<float> distance, Vector<float> gradient);
    }

    /// <summary>Where the numbers of a run come from.</summary>
    internal interface INumbers
    {
        static abstract Vector<float> At(ref float first, int i);
    }

    /// <summary>The sums of v and of v (x - pivot) over a run.</summary>
    /// <typeparam name="TTerm">What v is.</typeparam>
    /// <param name="x">The first x.</param>
    /// <param name="g">The first gradient; that of x where v is no gradient.</param>
    /// <param name="length">The length of the run.</param>
    /// <param name="pivot">The pivot.</param>
    public static (double Sum, double Products) Sum<TTerm>(ref float x, ref float g, int length, float pivot)
        where TTerm : struct, ITerm
    {
        (double sum, double products) = (0, 0);
        var pivots = new Vector<float>(pivot);
        int i = 0;
        while (i <= length - Vector<float>.Count)
        {
            Vector<float> terms = Vector<float>.Zero, crossed = Vector<float>.Zero;
            int end = (int)Math.Min(i + ((long)Block * Vector<float>.Count), length - Vector<float>.Count + 1);
            for (; i < end; i += Vector<float>.Count)
                Add<TTerm>(Vector.LoadUnsafe(ref x, (nuint)i) - pivots, Vector.LoadUnsafe(ref g, (nuint)i), ref terms, ref crossed);
            sum += Total(terms);
            products += Total(crossed);
        }

        if (i < length)
        {
            Vector<float> terms = Vector<float>.Zero, crossed = Vector<float>.Zero;
            Vector<float> distance = Tail.Load(ref Unsafe.Add(ref x, i), length - i, pivot) - pivots;
            Add<TTerm>(distance, Tail.Load(ref Unsafe.Add(ref g, i), length - i, 0), ref terms, ref crossed);
            sum += Total(terms);
            products += Total(crossed);
        }

        return (sum, products);
    }

    /// <summary>Adds v and v times the distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<TTerm>(Vector<float> distance, Vector<float> gradient, ref Vector<float> terms, ref Vector<float> products)
        where TTerm : struct, ITerm
    {
        Vector<float> term = TTerm.Of(distance, gradient);
        terms += term;
        products = Vector.MultiplyAddEstimate(term, distance, products);
    }

    /// <summary>y = (x - mean) factor + term.</summary>
    /// <typeparam name="TNumbers">Where mean, factor and term come from.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Normalize<TNumbers>(ref float x, ref float y, int length, ref float mean, ref float factor, ref float term)
        where TNumbers : struct, INumbers
    {
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.MultiplyAddEstimate(
                Vector.LoadUnsafe(ref x, (nuint)i) - TNumbers.At(ref mean, i),
                TNumbers.At(ref factor, i), TNumbers.At(ref term, i)).StoreUnsafe(ref y, (nuint)i);
        }

        if (i < length)
        {
            Vector<float> distance = Tail.Load(ref Unsafe.Add(ref x, i), length - i, 0) - TNumbers.At(ref mean, 0);
            Vector<float> value = Vector.MultiplyAddEstimate(distance, TNumbers.At(ref factor, 0), TNumbers.At(ref term, 0));
            Tail.Store(value, ref Unsafe.Add(ref y, i), length - i);
        }
    }

    /// <summary>dx = p g + q (x - mean) + r, or that added to dx.</summary>
    /// <typeparam name="TNumbers">Where mean, p, q and r come from.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Differentiate<TNumbers>(
        ref float x, ref float g, ref float dx, int length, ref float mean, ref float p, ref float q, ref float r, bool accumulates)
        where TNumbers : struct, INumbers
    {
        var old = new Vector<int>(accumulates ? -1 : 0).As<int, float>();   // keeps what is there, or leaves it out
        int i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> distance = Vector.LoadUnsafe(ref x, (nuint)i) - TNumbers.At(ref mean, i);
            Vector<float> value = Vector.MultiplyAddEstimate(distance, TNumbers.At(ref q, i), TNumbers.At(ref r, i));
            value = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref g, (nuint)i), TNumbers.At(ref p, i), value);
            (value + (Vector.LoadUnsafe(ref dx, (nuint)i) & old)).StoreUnsafe(ref dx, (nuint)i);
        }

        if (i < length)
        {
            Vector<float> distance = Tail.Load(ref Unsafe.Add(ref x, i), length - i, 0) - TNumbers.At(ref mean, 0);
            Vector<float> value = Vector.MultiplyAddEstimate(distance, TNumbers.At(ref q, 0), TNumbers.At(ref r, 0));
            value = Vector.MultiplyAddEstimate(Tail.Load(ref Unsafe.Add(ref g, i), length - i, 0), TNumbers.At(ref p, 0), value);
            Tail.Store(value + (Tail.Load(ref Unsafe.Add(ref dx, i), length - i, 0) & old), ref Unsafe.Add(ref dx, i), length - i);
        }
    }

    private static double Total(Vector<float> terms)
    {
        Vector.Widen(terms, out Vector<double> low, out Vector<double> high);
        return Vector.Sum(low + high);
    }

    /// <summary>v is the distance itself: the sums are those of the distances and of their squares.</summary>
    internal readonly struct Distance : ITerm
    {
        public static Vector<float> Of(Vector<float> distance, Vector<float> gradient) => distance;
    }

    /// <summary>v is the gradient.</summary>
    internal readonly struct Gradient : ITerm
    {
        public static Vector<float> Of(Vector<float> distance, Vector<float> gradient) => gradient;
    }

    /// <summary>Each element of the run has a number of its own.</summary>
    internal readonly struct OfEach : INumbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> At(ref float first, int i) => Vector.LoadUnsafe(ref first, (nuint)i);
    }

    /// <summary>All elements of the run have one number.</summary>
    internal readonly struct OfAll : INumbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<float> At(ref float first, int i) => new(first);
    }
}
