using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Writes <see cref="GemmKernel"/>, by the tiles of a convolution.</summary>
internal sealed class GemmEmitter : TiledKernelEmitter<GemmKernel, DirectNhwcSchedule, DirectNhwcTileSchedule>
{
    protected override string Describe(GemmKernel kernel, DirectNhwcSchedule schedule) => DirectNhwcWalk.Describe(schedule.Tile);

    protected override string MoreParameters(GemmKernel kernel) =>
        kernel.ParallelSplit == ParallelSplit.Blocks ? ", int firstBlock, int endBlock" : "";

    protected override IEnumerable<DirectNhwcTileSchedule> WriteWalk(
        GemmKernel kernel, DirectNhwcSchedule schedule, string method, Isa isa, CodeWriter code) =>
        new DirectNhwcWalk(kernel.AsConvolution, schedule, method, isa, code).Write();

    protected override void WriteTile(GemmKernel kernel, DirectNhwcTileSchedule tile, string method, Isa isa, CodeWriter code) =>
        DirectNhwcEmitter.WriteTiles(kernel.AsConvolution, tile, method, isa, code);
}
