namespace Unroll.Generator.Planning;

/// <summary>
/// How much straight-line code a method may hold. RyuJIT gives up optimising a method past 20,000 IL instructions or 8,000
/// references to locals; a third of that is the limit here. A multiply-add costs about ten instructions and five references.
/// </summary>
internal static class Budget
{
    /// <summary>Multiply-adds that may stand in one method.</summary>
    public const int MultiplyAdds = 420;
}
