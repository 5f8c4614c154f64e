namespace Unroll.Generator.Graph;

/// <summary>Which triplets of a mini-batch count; the members of the language's enumeration, in its order.</summary>
internal enum Mining
{
    BatchHard,
    SemiHard,
    All,
}
