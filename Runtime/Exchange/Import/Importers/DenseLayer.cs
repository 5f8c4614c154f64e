using Unroll.Exchange.Onnx;

namespace Unroll.Exchange.Import.Importers;

/// <summary>A matrix product with constant weights. Behind flattened planes the rows of the weights are brought into the order of the
/// language: rows, columns, channels.</summary>
internal static class DenseLayer
{
    private static readonly int[] ChannelsLast = [1, 2, 0, 3], Turned = [1, 0];

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
        if (value.Order is not (ElementOrder.Vector or ElementOrder.FlatPlanes) || weights.Extents.Length != 2
            || weights.Extents[isTurned ? 1 : 0] != value.Shape.Length)
            throw context.Unsupported("[N, length] times constant weights [length, units]; a Flatten before it makes a vector of planes");

        int units = weights.Extents[isTurned ? 0 : 1];
        float[] matrix = isTurned ? Permutation.Apply(weights.ToFloats(), weights.Extents, Turned) : [.. weights.ToFloats()];
        ValueShape shape = value.Shape;
        if (value.Order == ElementOrder.FlatPlanes && !value.HasOneOrder)
            matrix = Permutation.Apply(matrix, [shape.Channels, shape.Height, shape.Width, units], ChannelsLast);
        if (factor != 1)
            matrix = [.. matrix.Select(weight => factor * weight)];

        var operation = new DeclaredOperation("Dense", OperationPlace.First, new ValueShape(1, 1, units), value.Operation);
        operation.Arguments.Add($"{units}");
        operation.Parameters.Add(new DeclaredParameter("weights", [shape.Length, units], matrix, context.Node.Inputs[1]));
        if (bias is null)
            operation.Arguments.Add(DeclaredOperation.NoBias);
        else
            operation.Parameters.Add(bias);
        return context.Add(operation, ElementOrder.Vector);
    }
}
