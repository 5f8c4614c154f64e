using System.ComponentModel;

namespace Unroll.Kernels;

/// <summary>
/// The exponential and what follows from it, for generated code. Every function is written once, over the vector width, so that all widths
/// of one machine give the same bits.
/// </summary>
/// <remarks>
/// Largest errors measured over all floats of magnitude 2^-25 to 128, in units in the last place, with fused multiply-add and without:
/// exp 1.05, tanh 2.50, sigmoid 2.41.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>The functions over the vectors of one width.</summary>
    private static partial class Over<TWidth, TFloats, TIntegers>
        where TWidth : IVectorWidth<TFloats, TIntegers>
    {
    }
}
