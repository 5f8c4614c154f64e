using Unroll.Exchange.Onnx;

namespace Unroll.Exchange.Import.Importers;

/// <summary>
/// Rows and columns of planes times a matrix each: AdaptiveAvgPool where the numbers are the shares of its windows, Resize where they are
/// the weights of its pixels.
/// </summary>
internal sealed class ResamplingImporter : NodeImporter
{
    private static readonly float[] Coefficients = [-0.75f, -0.5f];

    public override ImportedValue Import(NodeContext context)
    {
        ModelTensor rows = context.Constant(1), columns = context.Constant(2);
        int[] extents = context.Value(0).Extents;
        if (extents is not [1, _, var height, var width] || rows.Extents is not [var toHeight, var ofHeight]
            || columns.Extents is not [var ofWidth, var toWidth] || (ofHeight, ofWidth) != (height, width))
            throw Unknown(context);
        var image = new ImageValue(context.Planes(0), 2, 3, 1);
        if (AreEqual(rows, AdaptiveAvgPoolNode.Means(height, toHeight))
            && AreEqual(columns, Permutation.Apply(AdaptiveAvgPoolNode.Means(width, toWidth), [toWidth, width], [1, 0])))
        {
            var operation = new DeclaredOperation(
                "AdaptiveAvgPool", OperationPlace.First, new ValueShape(toHeight, toWidth, extents[1]), image.Operation);
            operation.Arguments.AddRange(toHeight == toWidth ? [$"{toHeight}"] : [$"{toHeight}", $"{toWidth}"]);
            return image.Add(context, operation);
        }

        ModelResize resize = Candidates(extents, [1, extents[1], toHeight, toWidth]).FirstOrDefault(candidate =>
            AreEqual(rows, candidate.Matrix(2)) && AreEqual(columns, Permutation.Apply(candidate.Matrix(3), [toWidth, width], [1, 0])))
            ?? throw Unknown(context);
        return ResizeImporter.Add(context, image, resize);
    }

    private static UnsupportedNodeException Unknown(NodeContext context) =>
        context.Unsupported("MatMul on both sides of planes by the weights of an AdaptiveAvgPool or of a Resize");

    private static bool AreEqual(ModelTensor given, float[] expected) => given.ToFloats().AsSpan().SequenceEqual(expected);

    /// <summary>The resizings that there are between some extents, the usual ones first.</summary>
    private static IEnumerable<ModelResize> Candidates(int[] inputs, int[] outputs) =>
        from mode in new[] { "linear", "cubic" }
        from coefficient in mode == "cubic" ? Coefficients : Coefficients[..1]
        from antialias in new[] { true, false }
        from excludes in new[] { false, true }
        from coordinates in Enum.GetValues<Coordinates>().OrderBy(value => value != Coordinates.HalfPixel)
        select new ModelResize(
            mode, ResizeNames.Of(coordinates), ResizeNames.Of(NearestRounding.Floor), coefficient, excludes, antialias, inputs, outputs,
            new double[inputs.Length]);
}
