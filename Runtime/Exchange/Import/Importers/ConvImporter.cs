using Unroll.Exchange.Onnx;

namespace Unroll.Exchange.Import.Importers;

/// <summary>Conv or DepthwiseConv: weights [out, in / groups, kernel height, kernel width], ours [kernel height, kernel width, in / groups,
/// out].</summary>
internal sealed class ConvImporter : NodeImporter
{
    private static readonly int[] HeightWidthInOut = [2, 3, 1, 0];

    public override ImportedValue Import(NodeContext context)
    {
        DeclaredOperation input = context.Planes(0);
        ModelTensor weights = context.Constant(1);
        if (weights.Extents.Length is not (3 or 4) || weights.Extents.Length != context.Value(0).Rank)
            throw context.Unsupported("Conv along one or two extents, weights [filters, channels / group, height, width]");
        int[] kernel = weights.Extents.Length == 4 ? weights.Extents[2..] : [1, weights.Extents[2]];
        (int filters, int perGroup) = (weights.Extents[0], weights.Extents[1]);
        (int channels, long groups) = (input.Shape.Channels, context.Node.Integer("group", 1));
        ModelWindow? window = ModelWindow.Of(context.Node, kernel, input.Shape.Height, input.Shape.Width);
        if (window is null || groups < 1 || perGroup * groups != channels || filters % groups != 0)
            throw context.Unsupported("Conv whose weights go with its input, strides and dilations of at least 1, pads of at least 0");

        if (input.IsVector && !window.IsPadded && window.Height * window.Width == 1 && groups == 1)
            return OfVector(context, weights);
        input = context.Pixels(0);
        bool isDepthwise = groups == channels && channels > 1;
        var shape = new ValueShape(window.Rows, window.Columns, filters);
        var operation = new DeclaredOperation(isDepthwise ? "DepthwiseConv" : "Conv", OperationPlace.First, shape, input);
        operation.Arguments.AddRange([$"{window.Height}", $"{window.Width}"]);
        if (!isDepthwise)
            operation.Arguments.Add($"{filters}");
        operation.Arguments.AddRange(WindowArguments.Of(window, input.Shape, 1, 1));
        if (isDepthwise && filters != channels)
            operation.Arguments.Add($"Multiplier = {filters / channels}");
        if (!isDepthwise && groups > 1)
            operation.Arguments.Add($"Groups = {groups}");

        int[] extents = isDepthwise
            ? [window.Height, window.Width, channels, filters / channels] : [window.Height, window.Width, perGroup, filters];
        float[] values = Permutation.Apply(weights.ToFloats(), [filters, perGroup, .. kernel], HeightWidthInOut);
        operation.Parameters.Add(new DeclaredParameter("weights", extents, values, context.Node.Inputs[1]));
        if (context.Node.HasInput(2))
            operation.Parameters.Add(context.Parameter("bias", 2, filters));
        else
            operation.Arguments.Add(DeclaredOperation.NoBias);
        return context.AddPlanes(operation);
    }

    /// <summary>A convolution of the means of channels, as in squeeze-and-excitation: a dense layer.</summary>
    private static ImportedValue OfVector(NodeContext context, ModelTensor weights)
    {
        int filters = weights.Extents[0];
        var matrix = new ModelTensor([filters, weights.Extents[1]], weights.ToFloats());
        DeclaredParameter? bias = context.Node.HasInput(2) ? context.Parameter("bias", 2, filters) : null;
        ImportedValue value = context.Value(0);
        var vector = new ImportedValue(value.Operation, ElementOrder.Vector(value.Shape));
        ImportedValue dense = DenseLayer.Add(context, vector, matrix, isTurned: true, 1, bias);
        return dense with { Order = ElementOrder.RowMajor([1, filters, .. value.Extents[2..]]) };
    }
}
