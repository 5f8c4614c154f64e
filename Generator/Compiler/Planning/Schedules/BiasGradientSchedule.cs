namespace Unroll.Generator.Planning;

/// <summary>How the gradient of a bias goes over the pixels.</summary>
internal sealed class BiasGradientSchedule(BiasGradientKernel kernel, RegisterFile registers)
{
    /// <summary>Sums beside each other, so that additions do not wait for one another.</summary>
    private const int MostSums = 8;

    /// <summary>The vectors of a row up to which they are straight-line code.</summary>
    private const int LongestRow = 64;

    /// <summary>Vectors of padded channels in groups, with a sum each.</summary>
    public IReadOnlyList<Segment> Groups => Segment.Split(Layout.RoundUp(kernel.Channels) / registers.Lanes, MostSums);

    /// <summary>The walk of such a group over the pixels.</summary>
    public PixelBlockSchedule PixelBlocks => new(kernel.Rows, kernel.Columns, 1);

    /// <summary>Vectors of a row of a plane; the last one may reach behind its end.</summary>
    public int RowVectors => (kernel.Columns + registers.Lanes - 1) / registers.Lanes;

    /// <summary>Whether whole rows of a plane are taken at once; else some vectors of a row.</summary>
    public bool ByRows => RowVectors <= LongestRow;

    /// <summary>
    /// The rows of a plane, or the vectors of a row, in parts that are taken at once, and these parts in bands: behind a band the sums in
    /// single precision end.
    /// </summary>
    public IEnumerable<(Segment Part, Segment Band)> Bands =>
        from part in ByRows ? Segment.Split(kernel.Rows, RowsAtOnce) : Segment.Split(RowVectors, MostSums)
        from band in Segment.Split(part.Count, ByRows ? RowPartsAtOnce : PixelBlockSchedule.MostTerms)
        select (part, band);

    /// <summary>The sums of such a part; its vectors are added to them in turn.</summary>
    public int SumsOf(Segment part) => ByRows ? Math.Min(MostSums, RowsAtOnce * RowVectors) : part.Tile;

    private int RowsAtOnce => Math.Min(kernel.Rows, Math.Max(1, MostSums / RowVectors));

    private int RowPartsAtOnce
    {
        get
        {
            int vectors = RowsAtOnce * RowVectors;
            return Math.Max(1, PixelBlockSchedule.MostTerms * Math.Min(MostSums, vectors) / vectors);
        }
    }
}
