namespace Unroll.Exchange.Import.Interpreter;

/// <summary>Runs of neighboring elements, each normalized by its own mean and variance: (x - mean) / sqrt(variance + epsilon).</summary>
internal abstract class SampleNormFunction : NodeFunction
{
    /// <summary>Normalizes runs of equal length; then each element is scaled and shifted.</summary>
    /// <param name="arguments">The node; its first input is normalized.</param>
    /// <param name="length">The length of a run.</param>
    /// <param name="numberOf">Which number of scale and shift an element has.</param>
    protected static Tensor Normalize(NodeArguments arguments, int length, Func<int, int> numberOf)
    {
        Tensor x = arguments[0], scale = arguments[1];
        double epsilon = arguments.Node.Number("epsilon", 1e-5f);
        Tensor y = Tensor.Of(x.Extents);
        for (int first = 0; first < y.Values.Length; first += length)
        {
            double[] run = x.Values[first..(first + length)];
            double mean = run.Average(), variance = run.Average(value => (value - mean) * (value - mean));
            for (int i = first; i < first + length; i++)
            {
                double shift = arguments.Optional(2)?.Values[numberOf(i)] ?? 0;
                y.Values[i] = ((x.Values[i] - mean) / Math.Sqrt(variance + epsilon) * scale.Values[numberOf(i)]) + shift;
            }
        }

        return y;
    }
}
