namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>(X - mean) / sqrt(variance + epsilon) * scale + B, along the second extent.</summary>
internal sealed class BatchNormalizationFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        double[] scale = arguments[1].Values, shift = arguments[2].Values, mean = arguments[3].Values, variance = arguments[4].Values;
        double epsilon = arguments.Node.Number("epsilon", 1e-5f);
        int channels = x.Extents[1], inner = Tensor.Product(x.Extents[2..]);
        Tensor y = Tensor.Of(x.Extents);
        for (int i = 0; i < y.Values.Length; i++)
        {
            int c = i / inner % channels;
            y.Values[i] = ((x.Values[i] - mean[c]) / Math.Sqrt(variance[c] + epsilon) * scale[c]) + shift[c];
        }

        return y;
    }
}
