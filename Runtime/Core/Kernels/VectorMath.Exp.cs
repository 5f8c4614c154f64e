using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <summary>
/// The exponential and what follows from it, for generated code. Every operation exists for the three vector widths with the same
/// steps, so that all widths of one machine give the same bits.
/// </summary>
/// <remarks>
/// <para>exp: x = n ln 2 + r with |r| at most ln(2)/2, so e^x = 2^n e^r. n is rounded by adding 1.5 * 2^23, which leaves it in the low
/// bits of the sum. ln 2 is split in two (Cody and Waite, "Software Manual for the Elementary Functions", 1980, chapter 6): the high
/// part has 9 bits, so n * high is exact and r loses nothing even where multiply and add round separately.</para>
/// <para>e^r = 1 + r + r^2 q(r), q of degree 4, fitted by Lawson's iteration to the smallest largest error of r + r^2 q(r) relative to
/// e^r - 1: 1.72e-8 with coefficients rounded to float, which is 0.29 units of 2^-24; relative to e^r it is below 0.11 such units.</para>
/// <para>Error of exp in units in the last place: 1/2 for the final addition, below 0.45 from r (|r| at most 0.35, three roundings),
/// 0.22 from q; scaling is exact unless the result is subnormal. Multiply-add is <c>MultiplyAddEstimate</c>: fused where the
/// machine fuses, two roundings elsewhere; the exact split makes the bound hold for both.</para>
/// <para>Largest errors measured over all floats of magnitude 2^-25 to 128, with fused multiply-add and without: exp 1.05, tanh 2.50,
/// sigmoid 2.41.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;                 // 355 / 512
    private const float Ln2Low = -2.12194440e-4f;               // ln 2 - 355 / 512
    private const float RoundingShift = 12582912f;              // 1.5 * 2^23: its unit in the last place is 1
    private const int RoundingShiftBits = 0x4B400000;
    private const float ExpLowest = -104f;                      // e^-104 rounds to 0
    private const float ExpHighest = 89f;                       // e^89 is infinite
    private const int ExponentBias = 127;
    private const int MantissaBits = 23;

    // q(r), lowest power first.
    private const float Q0 = 0.49999997f;
    private const float Q1 = 0.166665435f;
    private const float Q2 = 0.0416672006f;
    private const float Q3 = 0.00836654752f;
    private const float Q4 = 0.00138825167f;

    /// <summary>e to the power of every element; see the class for the method. Error at most 1.2 units in the last place.</summary>
    /// <param name="x">Any values: 0 below about -104, infinity above about 88.73, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x)
    {
        // The operand that may be NaN stands second: the native minimum and maximum return it then.
        x = Vector128.MinNative(Vector128.Create(ExpHighest), Vector128.MaxNative(Vector128.Create(ExpLowest), x));
        Vector128<float> shifted = Vector128.MultiplyAddEstimate(x, Vector128.Create(Log2E), Vector128.Create(RoundingShift));
        Vector128<float> n = shifted - Vector128.Create(RoundingShift);
        Vector128<float> r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2High), x);
        r = Vector128.MultiplyAddEstimate(n, Vector128.Create(-Ln2Low), r);
        Vector128<float> q = Vector128.MultiplyAddEstimate(r, Vector128.Create(Q4), Vector128.Create(Q3));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q2));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q1));
        q = Vector128.MultiplyAddEstimate(q, r, Vector128.Create(Q0));
        Vector128<float> y = Vector128.MultiplyAddEstimate(q, r * r, r) + Vector128<float>.One;

        // Two factors, because 2^n itself is out of range for n = 128 and for subnormal results; only the second product rounds.
        Vector128<int> exponent = shifted.AsInt32() - Vector128.Create(RoundingShiftBits);
        Vector128<int> half = exponent >> 1;
        Vector128<int> rest = exponent - half;
        y *= ((half + Vector128.Create(ExponentBias)) << MantissaBits).AsSingle();
        return y * ((rest + Vector128.Create(ExponentBias)) << MantissaBits).AsSingle();
    }

    /// <summary>e to the power of every element; see the class for the method. Error at most 1.2 units in the last place.</summary>
    /// <param name="x">Any values: 0 below about -104, infinity above about 88.73, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        // The operand that may be NaN stands second: the native minimum and maximum return it then.
        x = Vector256.MinNative(Vector256.Create(ExpHighest), Vector256.MaxNative(Vector256.Create(ExpLowest), x));
        Vector256<float> shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(Log2E), Vector256.Create(RoundingShift));
        Vector256<float> n = shifted - Vector256.Create(RoundingShift);
        Vector256<float> r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2High), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Low), r);
        Vector256<float> q = Vector256.MultiplyAddEstimate(r, Vector256.Create(Q4), Vector256.Create(Q3));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q2));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q1));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(Q0));
        Vector256<float> y = Vector256.MultiplyAddEstimate(q, r * r, r) + Vector256<float>.One;

        // Two factors, because 2^n itself is out of range for n = 128 and for subnormal results; only the second product rounds.
        Vector256<int> exponent = shifted.AsInt32() - Vector256.Create(RoundingShiftBits);
        Vector256<int> half = exponent >> 1;
        Vector256<int> rest = exponent - half;
        y *= ((half + Vector256.Create(ExponentBias)) << MantissaBits).AsSingle();
        return y * ((rest + Vector256.Create(ExponentBias)) << MantissaBits).AsSingle();
    }

    /// <summary>e to the power of every element; see the class for the method. Error at most 1.2 units in the last place.</summary>
    /// <param name="x">Any values: 0 below about -104, infinity above about 88.73, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        // The operand that may be NaN stands second: the native minimum and maximum return it then.
        x = Vector512.MinNative(Vector512.Create(ExpHighest), Vector512.MaxNative(Vector512.Create(ExpLowest), x));
        Vector512<float> shifted = Vector512.MultiplyAddEstimate(x, Vector512.Create(Log2E), Vector512.Create(RoundingShift));
        Vector512<float> n = shifted - Vector512.Create(RoundingShift);
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2High), x);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Ln2Low), r);
        Vector512<float> q = Vector512.MultiplyAddEstimate(r, Vector512.Create(Q4), Vector512.Create(Q3));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q2));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q1));
        q = Vector512.MultiplyAddEstimate(q, r, Vector512.Create(Q0));
        Vector512<float> y = Vector512.MultiplyAddEstimate(q, r * r, r) + Vector512<float>.One;

        // Two factors, because 2^n itself is out of range for n = 128 and for subnormal results; only the second product rounds.
        Vector512<int> exponent = shifted.AsInt32() - Vector512.Create(RoundingShiftBits);
        Vector512<int> half = exponent >> 1;
        Vector512<int> rest = exponent - half;
        y *= ((half + Vector512.Create(ExponentBias)) << MantissaBits).AsSingle();
        return y * ((rest + Vector512.Create(ExponentBias)) << MantissaBits).AsSingle();
    }

    /// <summary>The exponential for loops written once over the platform's own vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Exp(Vector<float> x)
    {
        if (Vector<float>.Count == Vector512<float>.Count)
            return Exp(x.AsVector512()).AsVector();
        if (Vector<float>.Count == Vector256<float>.Count)
            return Exp(x.AsVector256()).AsVector();
        return Exp(x.AsVector128()).AsVector();
    }
}
