using Unroll.Exchange.Import;

namespace Unroll.Exchange.Onnx;

/// <summary>
/// Resize to sizes, of which the first two are those of the input, or by the scales that the declaration gives. It has no antialias before
/// opset 18, makes other extents by scales that do not give those of the declaration rounded down, and ONNX Runtime moves transpositions
/// behind a cubic one that makes less, and then refuses it: in these cases rows and columns are products with a matrix of their weights.
/// </summary>
internal sealed class ResizeNode : OperationNode
{
    private const long MostWeights = 1 << 27;   // of rows and of columns, so that both fit into 2 GiB

    public override OnnxValue Write(NodeContext context)
    {
        (ValueShape from, ValueShape to) = (context.Inputs[0].Shape, context.Operation.Shape);
        ModelResize resize = Settings(context, from, to);
        if (resize.IsIdentity)
            return context.Inputs[0];
        string planes = context.Inputs[0].In(ValueOrder.Planes);
        return context.Value(ValueOrder.Planes, IsWrittenOut(resize) ? Products(context, planes, resize) : Node(context, planes, resize));
    }

    private static bool IsWrittenOut(ModelResize resize) => resize.Antialias
        || (resize.Mode == "cubic" && resize.Inputs.Zip(resize.Outputs).Any(axis => axis.First > axis.Second))
        || (HasScales(resize) && ScalesOf(resize).Where((scale, axis) => (int)(scale * resize.Inputs[axis]) != resize.Outputs[axis]).Any());

    private static bool HasScales(ModelResize resize) => resize.Scales.Any(scale => scale > 0);

    /// <summary>The scales of the operator, which has all or none.</summary>
    private static IEnumerable<float> ScalesOf(ModelResize resize) =>
        resize.Scales.Select((scale, axis) => scale > 0 ? (float)scale : (float)resize.Outputs[axis] / resize.Inputs[axis]);

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
        string[] extents = HasScales(resize)
            ? ["", context.Graph.Constant($"{stage}/scales", [4], [1, 1, .. ScalesOf(resize)])]
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

    /// <exception cref="NotSupportedException">A matrix would be larger than a file can be.</exception>
    private static string Products(NodeContext context, string planes, ModelResize resize)
    {
        // [height, width] x [width, columns], then [rows, height] x [height, columns], in every plane.
        string stage = context.Operation.Stage;
        float[] turned = Permutation.Apply(Weights(1), [resize.Outputs[1], resize.Inputs[1]], [1, 0]);
        string columns = context.Graph.Constant($"{stage}/columns", [resize.Inputs[1], resize.Outputs[1]], turned);
        string rows = context.Graph.Constant($"{stage}/rows", [resize.Outputs[0], resize.Inputs[0]], Weights(0));
        return context.Add("MatMul", [rows, context.Add("MatMul", [planes, columns])]);

        float[] Weights(int axis)
        {
            long length = (long)resize.Outputs[axis] * resize.Inputs[axis];
            if (length > MostWeights)
                throw new NotSupportedException(
                    $"{context.Operation.Kind} of '{stage}' has a matrix of {length} weights, too many for an ONNX file.");
            float[] weights = new float[length];
            for (int output = 0; output < resize.Outputs[axis]; output++)
                foreach ((int input, double weight) in resize.WeightsOf(axis, output))
                    weights[(output * resize.Inputs[axis]) + input] += (float)weight;
            return weights;
        }
    }
}
