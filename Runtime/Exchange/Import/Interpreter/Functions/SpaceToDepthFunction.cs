namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Squares of pixels as channels, those of one pixel after those of another.</summary>
internal sealed class SpaceToDepthFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        int block = (int)arguments.Node.Integer("blocksize", 0);
        if (x is not { Rank: 4 } || block < 1 || x.Extents[2] % block != 0 || x.Extents[3] % block != 0)
            throw arguments.Wrong($"{ShapeText.Of(x.Extents)} has no blocks of {block}");
        (int n, int channels, int h, int w) = (x.Extents[0], x.Extents[1], x.Extents[2] / block, x.Extents[3] / block);
        Tensor turned = TransposeFunction.Permute(x.With(n, channels, h, block, w, block), [0, 3, 5, 1, 2, 4]);
        return turned.With(n, block * block * channels, h, w);
    }
}
