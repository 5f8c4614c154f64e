namespace Unroll.Generator.Planning;

/// <summary>Where a batch normalization's values lie: pixels of padded channels, sample behind sample.</summary>
/// <param name="Rows">Rows of a sample.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Blocks">Blocks of 16 channels.</param>
/// <param name="Elements">The channels of a value in the caller's order, which goes by element; 0 of one that goes by vectors.</param>
internal sealed record NormGeometry(int Rows, int Columns, int Blocks, int Elements = 0)
{
    public int Width => Blocks * Layout.Block;

    public int Pixels => Rows * Columns;

    /// <summary>
    /// The vectors of channels in groups that are taken together: their sums and factors stay in registers while the pixels pass by.
    /// </summary>
    /// <param name="registers">The vector registers.</param>
    public IReadOnlyList<Segment> Groups(RegisterFile registers)
    {
        int vectors = Width / registers.Lanes, groups = (vectors + MostVectors(registers) - 1) / MostVectors(registers);
        return Segment.Split(vectors, (vectors + groups - 1) / groups);
    }

    private static int MostVectors(RegisterFile registers) => registers == RegisterFile.Avx512 ? 4 : 2;
}
