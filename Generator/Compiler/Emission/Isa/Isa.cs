using Unroll.Generator.Planning;
using static System.FormattableString;

namespace Unroll.Generator.Emission;

/// <summary>
/// How one instruction set is spelled in C#, and the registers it offers. All that differs between the emitted paths is here.
/// </summary>
internal abstract class Isa
{
    public static readonly Isa[] All = [new Avx512(), new Avx2(), new Portable()];

    /// <summary>The name of the path in classes and files.</summary>
    public abstract string Name { get; }

    /// <summary>The class whose static methods compute on vectors. Kernel files import them, so they are written without it.</summary>
    public abstract string Vector { get; }

    public abstract RegisterFile Registers { get; }

    /// <summary>A test, constant for the JIT, of whether this path may run; null where nothing needs to be asked.</summary>
    public abstract string? Guard { get; }

    public int Lanes => Registers.Lanes;

    public string Type => Vector + "<float>";

    /// <summary>A vector of half as many numbers in double precision.</summary>
    public string WideType => Vector + "<double>";

    public string Zero => "Create(0f)";

    public abstract string MultiplyAdd(string a, string b, string sum);

    public string Load(string reference, int offset) => $"LoadUnsafe(ref {reference}{Offset(offset)})";

    public string Load(string reference, string offset) => $"LoadUnsafe(ref {reference}, {offset})";

    public string Store(string value, string reference, int offset) => $"{value}.StoreUnsafe(ref {reference}{Offset(offset)});";

    /// <summary>The float at an offset in every lane.</summary>
    public string Broadcast(string reference, int offset) => $"Create({At(reference, offset)})";

    public string Splat(float value) => $"Create({CodeWriter.Number(value)})";

    /// <summary>The larger of two; a NaN in the second operand is kept, one in the first is not.</summary>
    public string Max(string a, string b) => $"MaxNative({a}, {b})";

    /// <summary>The largest of two or three; NaN where any is.</summary>
    public string Largest(params string[] values) => $"Lanes.Largest({string.Join(", ", values)})";

    public string Min(string a, string b) => $"MinNative({a}, {b})";

    /// <summary>The smaller of two; NaN where either is.</summary>
    public string Smallest(string a, string b) => $"Lanes.Smallest({a}, {b})";

    public string Abs(string value) => $"Abs({value})";

    /// <summary>All bits set in the lanes where both are equal; kernels have a method Equals of their own, so the class is named.</summary>
    public string Equal(string a, string b) => $"{Vector}.Equals({a}, {b})";

    /// <summary>All bits set in the lanes where a is greater.</summary>
    public string Greater(string a, string b) => $"GreaterThan({a}, {b})";

    /// <summary>All bits set in the lanes where a is greater, or where either is NaN.</summary>
    public string NotLessOrEqual(string a, string b) => $"Lanes.NotLessOrEqual({a}, {b})";

    /// <summary>All bits set in the lanes where a is greater or equal, or where either is NaN.</summary>
    public string NotLess(string a, string b) => $"Lanes.NotLess({a}, {b})";

    /// <summary>All bits set in the lanes that are strictly between two bounds or NaN, of a value that is never outside.</summary>
    public string NotAtBounds(string value, float low, float high) =>
        And(NotLessOrEqual(value, Splat(low)), NotLessOrEqual(Splat(high), value));

    public string And(string a, string b) => $"({a} & {b})";

    /// <summary>a without the bits of b.</summary>
    public string AndNot(string a, string b) => $"AndNot({a}, {b})";

    public string Select(string mask, string a, string b) => $"ConditionalSelect({mask}, {a}, {b})";

    public string Sum(string value) => $"Sum({value})";

    /// <summary>A constant with all bits set in the first lanes, by the name that <see cref="MaskWriter"/> gives it.</summary>
    public string Mask(int valid) => Invariant($"First{valid}");

    /// <summary>A constant with all bits set in some lanes.</summary>
    public string Mask(Func<int, bool> isSet)
    {
        string lanes = string.Join(", ", Enumerable.Range(0, Lanes).Select(lane => isSet(lane) ? "-1" : "0"));
        return $"Create({lanes}).AsSingle()";
    }

    /// <summary>The elements of a vector at the places that a vector of integers names.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="places">The places.</param>
    /// <param name="withinQuarters">Whether each lane's element stands in its own four lanes.</param>
    public virtual string Permute(string value, string places, bool withinQuarters) => $"ShuffleNative({value}, {places})";

    public static string At(string reference, int offset) =>
        offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {CodeWriter.Number(offset)})";

    /// <summary>A reference moved by a number of floats that is an expression.</summary>
    public static string Move(string reference, string offset) => offset is "0" ? reference : $"Unsafe.Add(ref {reference}, {offset})";

    private static string Offset(int offset) => offset == 0 ? "" : $", {CodeWriter.Number(offset)}";
}
