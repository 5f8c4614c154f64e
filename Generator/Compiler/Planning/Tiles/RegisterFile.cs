namespace Unroll.Generator.Planning;

/// <summary>The vector registers of an instruction set.</summary>
/// <param name="Lanes">Floats in a vector.</param>
/// <param name="Accumulators">Vectors that a tile may keep as sums; the rest hold what is loaded. More would spill to the stack.</param>
/// <param name="Latency">Independent multiply-adds that must be under way to keep all units busy.</param>
/// <param name="MultiplyAdds">Multiply-adds that may stand in one method, see <see cref="MethodBudget"/>.</param>
internal sealed record RegisterFile(int Lanes, int Accumulators, int Latency, int MultiplyAdds)
{
    public static readonly RegisterFile Avx512 = new(16, 28, 8, MethodBudget.MultiplyAdds);

    public static readonly RegisterFile Avx2 = new(8, 12, 8, MethodBudget.MultiplyAdds / 2);

    public static readonly RegisterFile Portable = new(4, 12, 8, MethodBudget.MultiplyAdds / 4);

    /// <summary>Vectors in a block of channels.</summary>
    public int VectorsPerBlock => Layout.Block / Lanes;
}
