namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The largest element of a window; the first of equals takes the gradient. No rounding. Where several elements may be the largest within
/// their bounds, the gradient of each of them is in doubt.
/// </summary>
internal sealed class MaxPool : Pooling
{
    public MaxPool(int size)
        : base(size, size)
    {
    }

    public MaxPool(int height, int width)
        : base(height, width)
    {
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        foreach ((int element, int[] window, _) in Windows())
        {
            (double value, double error) = (double.NegativeInfinity, 0);
            foreach (int i in window)
                value = Math.Max(value, inputs[0][i].Value);
            List<int> candidates = Candidates(inputs[0], window);
            foreach (int i in candidates)
                error = Math.Max(error, inputs[0][i].Error);
            Doubts += IsCertain(inputs[0], candidates) ? 0 : 1;
            output[element] = new Bounded(value, error);
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        foreach ((int element, int[] window, _) in Windows())
        {
            double largest = output[element].Value;
            int winner = window[Array.FindIndex(window, i => inputs[0][i].Value == largest)];
            List<int> candidates = Candidates(inputs[0], window);
            if (IsCertain(inputs[0], candidates))
                inputGradients[0][winner].Add(outputGradient[element]);
            else
                foreach (int i in candidates)
                    inputGradients[0][i].Add(outputGradient[element].InDoubt(i == winner));
        }
    }

    private static bool IsCertain(Bounded[] input, List<int> candidates) =>
        candidates.Count == 1 || candidates.TrueForAll(i => input[i].Error == 0);

    /// <summary>The elements that may be the largest in single precision.</summary>
    private static List<int> Candidates(Bounded[] input, int[] window)
    {
        double low = double.NegativeInfinity;
        foreach (int i in window)
            low = Math.Max(low, input[i].Value - input[i].Allowed);
        var candidates = new List<int>();
        foreach (int i in window)
            if (input[i].Value + input[i].Allowed >= low)
                candidates.Add(i);
        return candidates;
    }
}
