namespace Unroll.Generator.Planning;

/// <summary>A run of equal tiles along one dimension.</summary>
/// <param name="Start">The first element.</param>
/// <param name="Tile">Elements in a tile.</param>
/// <param name="Count">The number of tiles.</param>
internal readonly record struct Segment(int Start, int Tile, int Count)
{
    /// <summary>Cuts an extent into as many whole tiles as fit and one for the rest.</summary>
    public static IReadOnlyList<Segment> Split(int extent, int tile)
    {
        var segments = new List<Segment>(2);
        int whole = extent / tile;
        if (whole > 0)
            segments.Add(new(0, tile, whole));
        if (extent % tile > 0)
            segments.Add(new(whole * tile, extent % tile, 1));
        return segments;
    }
}
