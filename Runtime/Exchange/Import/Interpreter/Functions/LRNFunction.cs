namespace Unroll.Exchange.Import.Interpreter.Functions;

/// <summary>x / (bias + alpha / size * sum of squares)^beta, the sum over neighboring channels.</summary>
internal sealed class LRNFunction : NodeFunction
{
    public override Tensor Compute(NodeArguments arguments)
    {
        Tensor x = arguments[0];
        ModelNode node = arguments.Node;
        int size = (int)node.Integer("size", 1), before = (size - 1) / 2, after = size - 1 - before;
        double alpha = node.Number("alpha", 1e-4f), beta = node.Number("beta", 0.75f), bias = node.Number("bias", 1);
        int channels = x.Extents[1], inner = Tensor.Product(x.Extents[2..]);
        Tensor y = Tensor.Of(x.Extents);
        for (int i = 0; i < y.Values.Length; i++)
        {
            int c = i / inner % channels;
            double sum = 0;
            for (int near = Math.Max(0, c - before); near <= Math.Min(channels - 1, c + after); near++)
                sum += x.Values[i + ((near - c) * inner)] * x.Values[i + ((near - c) * inner)];
            y.Values[i] = x.Values[i] / Math.Pow(bias + (alpha / size * sum), beta);
        }

        return y;
    }
}
