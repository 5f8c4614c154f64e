namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Each channel, along the second extent, normalized over all extents behind it.</summary>
internal sealed class InstanceNormalizationFunction : SampleNormFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        int[] extents = arguments[0].Extents;
        int inner = Tensor.Product(extents[2..]);
        return Normalize(arguments, inner, i => i / inner % extents[1]);
    }
}
