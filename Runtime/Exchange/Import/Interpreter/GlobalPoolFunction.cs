namespace Unroll.Exchange.Import.Interpreter;

/// <summary>An operator that makes one number of each plane.</summary>
internal abstract class GlobalPoolFunction : NodeFunction
{
    public sealed override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        int pixels = Tensor.Product(x.Extents[2..]);
        int[] extents = [.. x.Extents.Select((extent, axis) => axis < 2 ? extent : 1)];
        return new Tensor(extents, [.. x.Values.Chunk(pixels).Select(Of)]);
    }

    /// <summary>The number of a plane.</summary>
    protected abstract double Of(double[] plane);
}
