using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Uses of blocks, drawn at random; one for as many channels as an earlier one may share its parameters.</summary>
internal sealed class RandomBlocks(Numbers numbers)
{
    private const int LargestInput = 600;

    private readonly List<(string Stage, int Channels, BlockUse Use)> uses = [];

    /// <summary>A block for an image; null where the image, or what the block gives, is too large.</summary>
    public BlockUse? Next(string stage, Extent extent)
    {
        if (extent.IsVector || extent.Length > LargestInput)
            return null;
        (string Stage, int Channels, BlockUse Use)[] like = [.. uses.Where(use => use.Channels == extent.Channels)];
        if (like.Length > 0 && numbers.Chance(60))
        {
            (string sharedWith, _, BlockUse other) = numbers.Pick(like);
            var shared = new BlockUse(other.Block, other.Numbers) { SharedWith = sharedWith };
            return Bound(shared, extent).Length <= RandomWindows.LargestValue ? shared : null;
        }
        BlockUse use = Draw();
        if (Bound(use, extent).Length > RandomWindows.LargestValue)
            return null;
        uses.Add((stage, extent.Channels, use));
        return use;
    }

    /// <summary>The extent of what a block gives.</summary>
    public static Extent Bound(BlockUse use, Extent extent) =>
        new ReferenceNetwork("Bound").Input("given", extent).Stage("result", new BlockUse(use.Block, use.Numbers)).ExtentOf("result");

    private BlockUse Draw() => numbers.Below(6) switch
    {
        0 => new BlockUse(Blocks.Inception, [.. Enumerable.Range(0, 6).Select(_ => numbers.Between(1, 6))]),
        1 => new BlockUse(Blocks.Basic, numbers.Between(2, 10), numbers.Pick(1, 2)),
        2 => new BlockUse(Blocks.Bottleneck, numbers.Between(1, 6), numbers.Between(2, 16), numbers.Pick(1, 2)),
        3 => new BlockUse(Blocks.Fire, numbers.Between(1, 5), numbers.Between(1, 8)),
        4 => new BlockUse(Blocks.Separable, numbers.Between(1, 20), numbers.Pick(1, 2)),
        _ => new BlockUse(Blocks.TwoLayers, numbers.Between(1, 5)),
    };
}
