namespace Unroll;

/// <summary>
/// The arguments of a block: inside a class with <see cref="BlockAttribute"/>, <c>Arg.A</c> stands for the first number given where the
/// block is used, <c>Arg.B</c> for the second, and so on. They are given names there, <c>const int Filters = Arg.A;</c>, and stand alone:
/// arithmetic with them is not possible, because what they stand for is known only where the block is used; pass the result as an argument
/// of its own.
/// </summary>
public static class Arg
{
    /// <summary>The first argument.</summary>
    public const int A = int.MinValue + (1 << 24);

    /// <summary>The second argument.</summary>
    public const int B = int.MinValue + (2 << 24);

    /// <summary>The third argument.</summary>
    public const int C = int.MinValue + (3 << 24);

    /// <summary>The fourth argument.</summary>
    public const int D = int.MinValue + (4 << 24);

    /// <summary>The fifth argument.</summary>
    public const int E = int.MinValue + (5 << 24);

    /// <summary>The sixth argument.</summary>
    public const int F = int.MinValue + (6 << 24);

    /// <summary>The seventh argument.</summary>
    public const int G = int.MinValue + (7 << 24);

    /// <summary>The eighth argument.</summary>
    public const int H = int.MinValue + (8 << 24);
}
