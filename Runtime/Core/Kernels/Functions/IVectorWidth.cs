using System.Numerics;

namespace Unroll.Kernels;

/// <summary>
/// A vector width, as the functions of <see cref="VectorMath"/> see it. Each of these is written once for all widths. The vector types
/// share no public interface with operators, so the operations have names here. The methods of the widths are one instruction or two and
/// are always inlined.
/// </summary>
/// <typeparam name="TFloats">The vector of floats.</typeparam>
/// <typeparam name="TIntegers">The vector of as many integers.</typeparam>
internal interface IVectorWidth<TFloats, TIntegers>
{
    /// <summary>A number in every lane.</summary>
    static abstract TFloats Create(float value);

    /// <summary>A number in every lane.</summary>
    static abstract TIntegers Create(int value);

    /// <summary>a + b.</summary>
    static abstract TFloats Add(TFloats a, TFloats b);

    /// <summary>a - b.</summary>
    static abstract TFloats Subtract(TFloats a, TFloats b);

    /// <summary>a b.</summary>
    static abstract TFloats Multiply(TFloats a, TFloats b);

    /// <summary>a / b.</summary>
    static abstract TFloats Divide(TFloats a, TFloats b);

    /// <summary>The bits that both have.</summary>
    static abstract TFloats And(TFloats a, TFloats b);

    /// <summary>The value without its sign.</summary>
    static abstract TFloats Abs(TFloats value);

    /// <summary>The value with a minus sign, whatever its own.</summary>
    static abstract TFloats MinusAbs(TFloats value);

    /// <summary>All bits set in the lanes that have a minus sign, that of -0 and of NaN counted.</summary>
    static abstract TFloats IsNegative(TFloats value);

    /// <summary>a + b.</summary>
    static abstract TIntegers Add(TIntegers a, TIntegers b);

    /// <summary>a - b.</summary>
    static abstract TIntegers Subtract(TIntegers a, TIntegers b);

    /// <summary>The bits moved up.</summary>
    static abstract TIntegers ShiftLeft(TIntegers value, int count);

    /// <summary>The bits moved down, the sign copied.</summary>
    static abstract TIntegers ShiftRight(TIntegers value, int count);

    /// <summary>a b + sum, fused where the machine fuses.</summary>
    static abstract TFloats MultiplyAdd(TFloats a, TFloats b, TFloats sum);

    /// <summary>The smaller of two; a NaN in the second operand is kept, one in the first is not.</summary>
    static abstract TFloats Min(TFloats a, TFloats b);

    /// <summary>The larger of two; a NaN in the second operand is kept, one in the first is not.</summary>
    static abstract TFloats Max(TFloats a, TFloats b);

    /// <summary>Each bit from one vector or the other.</summary>
    /// <param name="mask">Which bits are of a.</param>
    /// <param name="a">Where a bit of the mask is set.</param>
    /// <param name="b">Where it is not.</param>
    static abstract TFloats Select(TFloats mask, TFloats a, TFloats b);

    /// <summary>All bits set in the lanes where a is greater.</summary>
    static abstract TFloats Greater(TFloats a, TFloats b);

    /// <summary>The bits of the floats.</summary>
    static abstract TIntegers Bits(TFloats value);

    /// <summary>The floats of these bits.</summary>
    static abstract TFloats Floats(TIntegers bits);
}
