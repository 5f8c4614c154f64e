namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>A tensor of given extents, all of whose elements are one number; 0 where none is given.</summary>
internal sealed class ConstantOfShapeFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        double[] extents = arguments[0].Values;
        if (extents.Any(extent => extent < 0) || extents.Aggregate(1.0, (product, extent) => product * extent) > Tensor.MostNumbers)
            throw arguments.Wrong($"its extents are {ShapeText.Of(extents.Select(extent => (long)extent))}");
        Tensor result = Tensor.Of([.. extents.Select(extent => (int)extent)]);
        if (arguments.Node.Tensor("value") is { } value)
            Array.Fill(result.Values, new TensorReader(arguments.Node.Name).Read(value)[0]);
        return result;
    }
}
