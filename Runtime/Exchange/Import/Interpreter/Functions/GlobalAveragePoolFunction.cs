namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>The mean of each plane.</summary>
internal sealed class GlobalAveragePoolFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        int pixels = Tensor.Product(x.Extents[2..]);
        int[] extents = [.. x.Extents.Select((extent, axis) => axis < 2 ? extent : 1)];
        return new Tensor(extents, [.. x.Values.Chunk(pixels).Select(plane => plane.Sum() / pixels)]);
    }
}
