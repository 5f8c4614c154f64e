using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Unroll.Kernels;

/// <remarks>
/// <para>exp: x = n ln 2 + r with |r| at most ln(2)/2, so e^x = 2^n e^r. n is rounded by adding 1.5 * 2^23, which leaves it in the low
/// bits of the sum. ln 2 is split in two (Cody and Waite, "Software Manual for the Elementary Functions", 1980, chapter 6): the high
/// part has 9 bits, so n * high is exact and r loses nothing even where multiply and add round separately.</para>
/// <para>e^r = 1 + r + r^2 q(r), q of degree 4, fitted by Lawson's iteration to the smallest largest error of r + r^2 q(r) relative to
/// e^r - 1: 1.72e-8 with coefficients rounded to float, which is 0.29 units of 2^-24; relative to e^r it is below 0.11 such units.</para>
/// <para>Error of exp in units in the last place: 1/2 for the final addition, below 0.45 from r (|r| at most 0.35, three roundings),
/// 0.22 from q; scaling is exact unless the result is subnormal. Multiply-add is <c>MultiplyAddEstimate</c>: fused where the
/// machine fuses, two roundings elsewhere; the exact split makes the bound hold for both.</para>
/// <para>e^x - 1 for x at most 0: with e^r = 1 + p it is (2^n - 1) + 2^n p, where 2^n - 1 and 2^n p are exact: near 0 (n = 0) it is p
/// itself, so nothing cancels.</para>
/// </remarks>
public static partial class VectorMath
{
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;                 // 355 / 512
    private const float Ln2Low = -2.12194440e-4f;               // ln 2 - 355 / 512
    private const float RoundingShift = 12582912f;              // 1.5 * 2^23: its unit in the last place is 1
    private const int RoundingShiftBits = 0x4B400000;
    private const float ExpLowest = -104f;                      // e^-104 rounds to 0
    private const float ExpHighest = 89f;                       // e^89 is infinite
    private const float ExpMinus1Lowest = -20f;                 // e^-20 - 1 rounds to -1
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
    public static Vector128<float> Exp(Vector128<float> x) => Over<Width128, Vector128<float>, Vector128<int>>.Exp(x);

    /// <summary>e to the power of every element; see the class for the method. Error at most 1.2 units in the last place.</summary>
    /// <param name="x">Any values: 0 below about -104, infinity above about 88.73, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x) => Over<Width256, Vector256<float>, Vector256<int>>.Exp(x);

    /// <summary>e to the power of every element; see the class for the method. Error at most 1.2 units in the last place.</summary>
    /// <param name="x">Any values: 0 below about -104, infinity above about 88.73, NaN for NaN.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x) => Over<Width512, Vector512<float>, Vector512<int>>.Exp(x);

    /// <summary>The same for loops written once over the platform's own vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> Exp(Vector<float> x)
    {
        if (Vector<float>.Count == Vector512<float>.Count)
            return Exp(x.AsVector512()).AsVector();
        if (Vector<float>.Count == Vector256<float>.Count)
            return Exp(x.AsVector256()).AsVector();
        return Exp(x.AsVector128()).AsVector();
    }

    private static partial class Over<TWidth, TFloats, TIntegers>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats Exp(TFloats x)
        {
            // The operand that may be NaN stands second: the native minimum and maximum return it then.
            x = TWidth.Min(TWidth.Create(ExpHighest), TWidth.Max(TWidth.Create(ExpLowest), x));
            TFloats shifted = TWidth.MultiplyAdd(x, TWidth.Create(Log2E), TWidth.Create(RoundingShift));
            TFloats n = TWidth.Subtract(shifted, TWidth.Create(RoundingShift));
            TFloats r = TWidth.MultiplyAdd(n, TWidth.Create(-Ln2High), x);
            return Scale(shifted, TWidth.Add(ExpMinus1Of(TWidth.MultiplyAdd(n, TWidth.Create(-Ln2Low), r)), TWidth.Create(1f)));
        }

        /// <summary>e^r - 1 for |r| at most ln(2) / 2.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TFloats ExpMinus1Of(TFloats r)
        {
            TFloats q = TWidth.MultiplyAdd(r, TWidth.Create(Q4), TWidth.Create(Q3));
            q = TWidth.MultiplyAdd(q, r, TWidth.Create(Q2));
            q = TWidth.MultiplyAdd(q, r, TWidth.Create(Q1));
            q = TWidth.MultiplyAdd(q, r, TWidth.Create(Q0));
            return TWidth.MultiplyAdd(q, TWidth.Multiply(r, r), r);
        }

        /// <summary>y times 2^n, n in the low bits of a number to which 1.5 * 2^23 was added.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TFloats Scale(TFloats shifted, TFloats y)
        {
            // Two factors, because 2^n itself is out of range for n = 128 and for subnormal results; only the second product rounds.
            TIntegers exponent = TWidth.Subtract(TWidth.Bits(shifted), TWidth.Create(RoundingShiftBits));
            TIntegers half = TWidth.ShiftRight(exponent, 1);
            y = TWidth.Multiply(y, PowerOfTwo(half));
            return TWidth.Multiply(y, PowerOfTwo(TWidth.Subtract(exponent, half)));
        }

        /// <summary>2^n, for n from -126 to 127.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TFloats PowerOfTwo(TIntegers n) =>
            TWidth.Floats(TWidth.ShiftLeft(TWidth.Add(n, TWidth.Create(ExponentBias)), MantissaBits));

        /// <summary>e^x - 1 for x at most 0; NaN for NaN.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TFloats ExpMinus1(TFloats x)
        {
            x = TWidth.Max(TWidth.Create(ExpMinus1Lowest), x);
            TFloats shifted = TWidth.MultiplyAdd(x, TWidth.Create(Log2E), TWidth.Create(RoundingShift));
            TFloats n = TWidth.Subtract(shifted, TWidth.Create(RoundingShift));
            TFloats r = TWidth.MultiplyAdd(n, TWidth.Create(-Ln2High), x);
            TFloats p = ExpMinus1Of(TWidth.MultiplyAdd(n, TWidth.Create(-Ln2Low), r));
            TFloats power = TWidth.Floats(
                TWidth.Add(TWidth.ShiftLeft(TWidth.Bits(shifted), MantissaBits), TWidth.Create(ExponentBias << MantissaBits)));
            return TWidth.MultiplyAdd(power, p, TWidth.Subtract(power, TWidth.Create(1f)));
        }
    }
}
