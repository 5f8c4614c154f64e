namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Channels as squares of pixels, as the specification writes it: six extents in another order.</summary>
internal sealed class DepthToSpaceFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        int block = (int)arguments.Node.Integer("blocksize", 0);
        if (x is not { Rank: 4 } || block < 1 || x.Extents[1] % (block * block) != 0)
            throw arguments.Wrong($"{ShapeText.Of(x.Extents)} has no blocks of {block}");
        (int n, int h, int w, int channels) = (x.Extents[0], x.Extents[2], x.Extents[3], x.Extents[1] / (block * block));
        Tensor turned = arguments.Node.Text("mode", "DCR") == "DCR"
            ? TransposeFunction.Permute(x.With(n, block, block, channels, h, w), [0, 3, 4, 1, 5, 2])
            : TransposeFunction.Permute(x.With(n, channels, block, block, h, w), [0, 1, 4, 2, 5, 3]);
        return turned.With(n, channels, h * block, w * block);
    }
}
