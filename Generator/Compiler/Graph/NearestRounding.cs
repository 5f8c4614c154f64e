namespace Unroll.Generator.Graph;

/// <summary>Which pixel is the nearest; the members of the language's enumeration, in its order.</summary>
internal enum NearestRounding
{
    Floor,
    Ceil,
    RoundPreferFloor,
    RoundPreferCeil,
}
