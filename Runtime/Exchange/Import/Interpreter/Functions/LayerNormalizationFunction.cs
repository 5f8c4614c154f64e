namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Normalized over an axis and all behind it.</summary>
internal sealed class LayerNormalizationFunction : SampleNormFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        int length = Tensor.Product(x.Extents[arguments.Node.Axis("axis", -1, x.Rank)..]);
        return Normalize(arguments, length, i => i % length);
    }
}
