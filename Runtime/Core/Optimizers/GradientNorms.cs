using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Unroll;

/// <summary>The length of the vector of all gradients.</summary>
internal static class GradientNorms
{
    /// <summary>The square root of the sum of squares, squared and summed in double precision: no finite gradient overflows.</summary>
    /// <param name="gradients">Gradients whose number is a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Euclidean(ReadOnlySpan<float> gradients)
    {
        ref float first = ref MemoryMarshal.GetReference(gradients);
        Vector<double> lower = Vector<double>.Zero;
        Vector<double> upper = Vector<double>.Zero;
        for (int i = 0; i < gradients.Length; i += Vector<float>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref first, (nuint)i), out Vector<double> low, out Vector<double> high);
            lower = Vector.MultiplyAddEstimate(low, low, lower);
            upper = Vector.MultiplyAddEstimate(high, high, upper);
        }

        return Math.Sqrt(Vector.Sum(lower + upper));
    }
}
