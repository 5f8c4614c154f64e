namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>Interpolation, one extent after the other; before opset 11 the scales are the second input.</summary>
internal sealed class ResizeFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        bool isOld = arguments.Node.Opset < 11;
        long[]? sizes = isOld ? null : arguments.Optional(3)?.Values.Select(size => (long)size).ToArray();
        return Compute(arguments, arguments.Optional(isOld ? 1 : 2)?.Values, sizes);
    }

    /// <summary>Computes a node with its scales or sizes.</summary>
    public static Tensor Compute(NodeArguments arguments, double[]? scales, long[]? sizes)
    {
        Tensor x = arguments[0];
        ModelResize resize = ModelResize.Of(arguments.Node, x.Extents, scales, sizes)
            ?? throw arguments.Wrong("its scales or sizes are none of its input");
        if (resize.Coordinates == "tf_crop_and_resize")
            throw arguments.Wrong("nothing computes tf_crop_and_resize");
        for (int axis = 0; axis < resize.Inputs.Length; axis++)
            if (resize.Inputs[axis] != resize.Outputs[axis] || resize.Scales[axis] > 0)
                x = Along(x, axis, resize);
        return x;
    }

    private static Tensor Along(Tensor x, int axis, ModelResize resize)
    {
        int[] extents = [.. x.Extents];
        extents[axis] = resize.Outputs[axis];
        Tensor result = Tensor.Of(extents);
        int inner = Tensor.Product(extents[(axis + 1)..]), outer = Tensor.Product(extents[..axis]);
        for (int output = 0; output < resize.Outputs[axis]; output++)
        {
            foreach ((int input, double weight) in resize.WeightsOf(axis, output))
            {
                for (int o = 0; o < outer; o++)
                {
                    int from = ((o * resize.Inputs[axis]) + input) * inner, to = ((o * resize.Outputs[axis]) + output) * inner;
                    for (int i = 0; i < inner; i++)
                        result.Values[to + i] += weight * x.Values[from + i];
                }
            }
        }

        return result;
    }
}
