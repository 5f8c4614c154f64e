using Unroll.Exchange.Onnx;

namespace Unroll.Exchange.Import.Importers;

/// <summary>A matrix product with constant weights. Behind flattened planes the rows of the weights are brought into the order of the
/// language: rows, columns, channels. Of several vectors it is a convolution of one pixel.</summary>
internal static class DenseLayer
{
    private static readonly int[] Turned = [1, 0];

    /// <summary>Adds the layer.</summary>
    /// <param name="context">The node, whose input 1 is the weights.</param>
    /// <param name="isTurned">Whether they are [out, in] rather than [in, out].</param>
    /// <param name="factor">A factor of all weights.</param>
    /// <param name="bias">The bias; null for none.</param>
    public static ImportedValue Add(NodeContext context, bool isTurned, float factor, DeclaredParameter? bias) =>
        Add(context, context.Value(0), context.Constant(1), isTurned, factor, bias);

    /// <summary>Adds the layer, of a value and with weights that are given.</summary>
    public static ImportedValue Add(
        NodeContext context, ImportedValue value, ModelTensor weights, bool isTurned, float factor, DeclaredParameter? bias)
    {
        int length = value.Extents[^1];
        if (weights.Extents.Length != 2 || weights.Extents[isTurned ? 1 : 0] != length)
            throw context.Unsupported("[N, length] times constant weights [length, units]; a Flatten before it makes a vector of planes");

        int units = weights.Extents[isTurned ? 0 : 1];
        float[] matrix = isTurned ? Permutation.Apply(weights.ToFloats(), weights.Extents, Turned) : [.. weights.ToFloats()];
        if (factor != 1)
            matrix = [.. matrix.Select(weight => factor * weight)];
        return value.Shape.Length == length
            ? OfVector(context, value, Ordered(matrix, value.Order, units), units, bias)
            : OfPixels(context, context.WithChannels(value, value.Rank - 1), matrix, units, bias);
    }

    private static ImportedValue OfVector(NodeContext context, ImportedValue value, float[] matrix, int units, DeclaredParameter? bias)
    {
        var operation = new DeclaredOperation("Dense", OperationPlace.First, new ValueShape(1, 1, units), value.Operation);
        operation.Arguments.Add($"{units}");
        return Add(context, operation, [value.Shape.Length, units], matrix, bias, ElementOrder.RowMajor([.. value.Extents[..^1], units]));
    }

    /// <summary>Of several vectors, one a pixel: a convolution of one pixel.</summary>
    private static ImportedValue OfPixels(NodeContext context, ImportedValue value, float[] matrix, int units, DeclaredParameter? bias)
    {
        var operation = new DeclaredOperation("Conv", OperationPlace.First, value.Shape with { Channels = units }, value.Operation);
        operation.Arguments.AddRange(["1", "1", $"{units}"]);
        ElementOrder order = value.Order.WithChannels(value.Rank - 1, value.Shape.Channels, units);
        return Add(context, operation, [1, 1, value.Shape.Channels, units], matrix, bias, order);
    }

    private static ImportedValue Add(
        NodeContext context, DeclaredOperation operation, int[] extents, float[] matrix, DeclaredParameter? bias, ElementOrder order)
    {
        operation.Parameters.Add(new DeclaredParameter("weights", extents, matrix, context.Node.Inputs[1]));
        if (bias is null)
            operation.Arguments.Add(DeclaredOperation.NoBias);
        else
            operation.Parameters.Add(bias);
        return context.Add(operation, order);
    }

    /// <summary>The rows of the weights in the order in which the value has its elements.</summary>
    private static float[] Ordered(float[] matrix, ElementOrder order, int units)
    {
        if (order.IsRowMajor)
            return matrix;
        float[] ordered = new float[matrix.Length];
        int row = 0;
        foreach (int place in order.Places())
            matrix.AsSpan(row++ * units, units).CopyTo(ordered.AsSpan(place * units));
        return ordered;
    }
}
