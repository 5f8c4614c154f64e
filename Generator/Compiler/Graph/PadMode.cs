namespace Unroll.Generator.Graph;

/// <summary>What stands in added rows and columns; the members of the language's enumeration, in its order.</summary>
internal enum PadMode
{
    Zero,
    Reflect,
    Edge,
}
