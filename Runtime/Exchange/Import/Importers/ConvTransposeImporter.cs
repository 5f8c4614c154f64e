using Unroll.Exchange.Onnx;

namespace Unroll.Exchange.Import.Importers;

/// <summary>ConvTranspose: weights [in, out / groups, kernel height, kernel width], ours [kernel height, kernel width, out / groups,
/// in].</summary>
internal sealed class ConvTransposeImporter : NodeImporter
{
    private static readonly int[] HeightWidthOutIn = [2, 3, 1, 0];

    public override ImportedValue Import(NodeContext context)
    {
        DeclaredOperation input = context.Pixels(0);
        ModelTensor weights = context.Constant(1);
        long groups = context.Node.Integer("group", 1);
        if (context.Value(0).Rank != 4 || weights.Extents.Length != 4 || groups < 1 || weights.Extents[0] != input.Shape.Channels
            || input.Shape.Channels % groups != 0)
            throw context.Unsupported("ConvTranspose of two spatial extents, weights [channels, filters / group, height, width]");
        (int channels, int perGroup, int filters) = (weights.Extents[0], weights.Extents[1], (int)(weights.Extents[1] * groups));
        ModelTransposedWindow? transposed =
            ModelTransposedWindow.Of(context.Node, weights.Extents[2..], input.Shape.Height, input.Shape.Width);
        if (transposed is null || !IsWithin(transposed))
            throw context.Unsupported("ConvTranspose with pads of at least 0, output_padding below its strides or dilations");

        ModelWindow window = transposed.Window;
        var operation = new DeclaredOperation(
            "ConvTranspose", OperationPlace.First, new ValueShape(window.Rows, window.Columns, filters), input);
        operation.Arguments.AddRange([$"{window.Height}", $"{window.Width}", $"{filters}", .. WindowArguments.Of(transposed)]);
        if (groups > 1)
            operation.Arguments.Add($"Groups = {groups}");
        int[] extents = [window.Height, window.Width, perGroup, channels];
        float[] values = Permutation.Apply(weights.ToFloats(), weights.Extents, HeightWidthOutIn);
        operation.Parameters.Add(new DeclaredParameter("weights", extents, values, context.Node.Inputs[1]));
        if (context.Node.HasInput(2))
            operation.Parameters.Add(context.Parameter("bias", 2, filters));
        else
            operation.Arguments.Add(DeclaredOperation.NoBias);
        return context.AddPlanes(operation);
    }

    private static bool IsWithin(ModelTransposedWindow transposed) =>
        transposed.MoreY < Math.Max(transposed.Window.StrideY, transposed.Window.DilationY)
        && transposed.MoreX < Math.Max(transposed.Window.StrideX, transposed.Window.DilationX);
}
