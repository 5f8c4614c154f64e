using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="DirectNhwcKernel"/>.</summary>
internal sealed class DirectNhwcEmitter : TiledKernelEmitter<DirectNhwcKernel, DirectNhwcSchedule, DirectNhwcTileSchedule>
{
    protected override string Describe(DirectNhwcKernel kernel, DirectNhwcSchedule schedule) => DirectNhwcWalk.Describe(schedule.Tile);

    protected override IEnumerable<DirectNhwcTileSchedule> WriteWalk(
        DirectNhwcKernel kernel, DirectNhwcSchedule schedule, string method, Isa isa, CodeWriter code) =>
        new DirectNhwcWalk(kernel, schedule, method, isa, code).Write();

    protected override void WriteTile(DirectNhwcKernel kernel, DirectNhwcTileSchedule tile, string method, Isa isa, CodeWriter code) =>
        WriteTiles(kernel, tile, method, isa, code);

    /// <summary>Writes the methods of a tile, one for each pattern of groups that its lanes have.</summary>
    public static void WriteTiles(DirectNhwcKernel kernel, DirectNhwcTileSchedule tile, string method, Isa isa, CodeWriter code)
    {
        var lanes = LanePatterns.Of(kernel.Groups, kernel.Blocks, tile.Tile.Vectors, isa);
        for (int pattern = 0; pattern < lanes.Count; pattern++)
            using (TileMethod(
                DirectNhwcWalk.TileName(method, tile.Tile, lanes.Count == 1 ? null : pattern), References(kernel.Operands), code))
                new DirectNhwcTileWriter(kernel, tile, lanes[pattern], isa, code).Write();
    }
}
