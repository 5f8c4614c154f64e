using Unroll.Exchange.Import;

namespace Unroll.Exchange.Onnx;

/// <summary>
/// Resize to sizes, of which the first two are those of the input, or by the scales that the declaration gives. It has no antialias before
/// opset 18, and ONNX Runtime moves transpositions behind a cubic one that makes less, and then refuses it: in these cases rows and columns
/// are products with a matrix of their weights.
/// </summary>
internal sealed class ResizeNode : OperationNode
{
    public override OnnxValue Write(NodeContext context)
    {
        (ValueShape from, ValueShape to) = (context.Inputs[0].Shape, context.Operation.Shape);
        ModelResize resize = Settings(context, from, to);
        if (resize.IsIdentity)
            return context.Inputs[0];
        string planes = context.Inputs[0].In(ValueOrder.Planes);
        return context.Value(ValueOrder.Planes, IsWrittenOut(resize) ? Products(context, planes, resize) : Node(context, planes, resize));
    }

    private static bool IsWrittenOut(ModelResize resize) =>
        resize.Antialias || (resize.Mode == "cubic" && resize.Inputs.Zip(resize.Outputs).Any(axis => axis.First > axis.Second));

    private static ModelResize Settings(NodeContext context, ValueShape from, ValueShape to)
    {
        string mode = (Interpolation)context.Integer("Mode") switch
        {
            Interpolation.Bilinear => "linear",
            Interpolation.Bicubic => "cubic",
            _ => "nearest",
        };
        string coordinates = ResizeNames.Of((Coordinates)context.Integer("Coordinates"));
        string rounding = ResizeNames.Of((NearestRounding)context.Integer("Rounding"));
        double scaleY = context.Setting("ScaleY"), scaleX = context.Setting("ScaleX");
        return new ModelResize(
            mode, coordinates, rounding, (float)context.Setting("CubicCoefficient"), context.Setting("ExcludeOutside") != 0,
            context.Setting("Antialias") != 0, [from.Height, from.Width], [to.Height, to.Width], [scaleY, scaleX]);
    }

    private static string Node(NodeContext context, string planes, ModelResize resize)
    {
        string stage = context.Operation.Stage;
        (ValueShape from, ValueShape to) = (context.Inputs[0].Shape, context.Operation.Shape);
        string[] extents = resize.Scales.Any(scale => scale > 0)
            ? ["", Scales(context, resize)]
            : ["", "", context.Add("Concat", [Batch(), context.Graph.Integers($"{stage}/extents", to.Height, to.Width)],
                OnnxAttribute.Of("axis", 0L))];
        return context.Add(
            "Resize", [planes, .. extents],
            OnnxAttribute.Of("mode", resize.Mode), OnnxAttribute.Of("coordinate_transformation_mode", resize.Coordinates),
            OnnxAttribute.Of("nearest_mode", resize.Rounding), OnnxAttribute.Of("cubic_coeff_a", resize.CubicCoefficient),
            // Of two neighbors that are weighed one is inside: without the other it is the border that goes on.
            OnnxAttribute.Of("exclude_outside", resize is { Mode: "cubic", ExcludeOutside: true } ? 1L : 0));

        // Samples and channels.
        string Batch() => context.Add(
            "Slice",
            [context.Add("Shape", [planes]), context.Graph.Integers($"{stage}/first", 0), context.Graph.Integers($"{stage}/end", 2)]);
    }

    /// <exception cref="NotSupportedException">The operator would make other extents by these scales.</exception>
    private static string Scales(NodeContext context, ModelResize resize)
    {
        float[] scales = [1, 1, .. resize.Scales.Select((scale, axis) =>
            scale > 0 ? (float)scale : (float)resize.Outputs[axis] / resize.Inputs[axis])];
        if (resize.Inputs.Where((input, axis) => (int)(scales[axis + 2] * input) != resize.Outputs[axis]).Any())
            throw new NotSupportedException(
                $"The scales of {context.Operation.Kind} in '{context.Operation.Stage}' are those of other extents, and cannot be written "
                + "as ONNX.");
        return context.Graph.Constant($"{context.Operation.Stage}/scales", [4], scales);
    }

    private static string Products(NodeContext context, string planes, ModelResize resize)
    {
        // [height, width] x [width, columns], then [rows, height] x [height, columns], in every plane.
        float[] turned = Permutation.Apply(Weights(1), [resize.Outputs[1], resize.Inputs[1]], [1, 0]);
        string stage = context.Operation.Stage;
        string columns = context.Graph.Constant($"{stage}/columns", [resize.Inputs[1], resize.Outputs[1]], turned);
        string rows = context.Graph.Constant($"{stage}/rows", [resize.Outputs[0], resize.Inputs[0]], Weights(0));
        return context.Add("MatMul", [rows, context.Add("MatMul", [planes, columns])]);

        float[] Weights(int axis)
        {
            float[] weights = new float[resize.Outputs[axis] * resize.Inputs[axis]];
            for (int output = 0; output < resize.Outputs[axis]; output++)
                foreach ((int input, double weight) in resize.WeightsOf(axis, output))
                    weights[(output * resize.Inputs[axis]) + input] += (float)weight;
            return weights;
        }
    }
}
