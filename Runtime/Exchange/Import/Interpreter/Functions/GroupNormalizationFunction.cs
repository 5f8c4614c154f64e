namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Each group of channels normalized over all extents behind them; before opset 21 a scale for each group.</summary>
internal sealed class GroupNormalizationFunction : SampleNormFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        int[] extents = arguments[0].Extents;
        int groups = (int)arguments.Node.Integer("num_groups", 1), inner = Tensor.Product(extents[2..]);
        if (groups < 1 || extents[1] % groups != 0)
            throw arguments.Wrong($"{groups} groups do not divide {extents[1]} channels");
        int size = extents[1] / groups, ofNumber = arguments.Node.Opset < 21 ? size : 1;
        return Normalize(arguments, size * inner, i => i / inner % extents[1] / ofNumber);
    }
}
