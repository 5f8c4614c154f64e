namespace Unroll.Vision;

/// <summary>What RoiPool and RoiAlign have in common: extents of the map and of what regions become, and checks.</summary>
internal readonly record struct RegionBins
{
    public RegionBins(ValueShape map, int rows, int columns, float scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (map.Height <= 0 || map.Width <= 0 || map.Channels <= 0)
            throw new ArgumentOutOfRangeException(nameof(map), map, $"The map is {map}; expected positive extents.");
        if ((Int128)map.Height * map.Width * map.Channels > int.MaxValue || (Int128)rows * columns * map.Channels > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(map), map, $"A map of {map}, or {rows} x {columns} bins of it, has more than 2^31 - 1 numbers.");
        }

        if (!(scale > 0 && float.IsFinite(scale)))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "Expected a positive number, cells of the map for a pixel.");
        (Map, Rows, Columns, Scale) = (map, rows, columns, scale);
    }

    public ValueShape Map { get; }

    public int Rows { get; }

    public int Columns { get; }

    public float Scale { get; }

    /// <summary>The numbers that a region becomes.</summary>
    public int RegionLength => Rows * Columns * Map.Channels;

    public void Check(int map, int pooled, ReadOnlySpan<Box> regions, string mapName, string pooledName)
    {
        if (map != Map.Length)
            throw new ArgumentException($"'{mapName}' has {map} numbers; expected {Map}, {Map.Length}.", mapName);
        if (pooled != (long)regions.Length * RegionLength)
        {
            throw new ArgumentException(
                $"'{pooledName}' has {pooled} numbers; expected {regions.Length} regions x {Rows} x {Columns} x {Map.Channels} = "
                + $"{(long)regions.Length * RegionLength}.",
                pooledName);
        }

        for (int i = 0; i < regions.Length; i++)
        {
            Box box = regions[i];
            if (!float.IsFinite(box.Left) || !float.IsFinite(box.Top) || !float.IsFinite(box.Right) || !float.IsFinite(box.Bottom))
                throw new ArgumentException($"Region {i} is {box}; expected finite coordinates.", nameof(regions));
        }
    }
}
