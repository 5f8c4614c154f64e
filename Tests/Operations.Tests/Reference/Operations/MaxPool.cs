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
            int[] candidates = Candidates(inputs[0], window);
            Doubts += IsCertain(inputs[0], candidates) ? 0 : 1;
            output[element] = new Bounded(window.Max(i => inputs[0][i].Value), candidates.Max(i => inputs[0][i].Error));
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        foreach ((int element, int[] window, _) in Windows())
        {
            int winner = window.First(i => inputs[0][i].Value == output[element].Value);
            int[] candidates = Candidates(inputs[0], window);
            if (IsCertain(inputs[0], candidates))
                inputGradients[0][winner].Add(outputGradient[element]);
            else
                foreach (int i in candidates)
                    inputGradients[0][i].Add(outputGradient[element].InDoubt(i == winner));
        }
    }

    private static bool IsCertain(Bounded[] input, int[] candidates) =>
        candidates.Length == 1 || candidates.All(i => input[i].Error == 0);

    /// <summary>The elements that may be the largest in single precision.</summary>
    private static int[] Candidates(Bounded[] input, int[] window)
    {
        double low = window.Max(i => input[i].Value - input[i].Allowed);
        return [.. window.Where(i => input[i].Value + input[i].Allowed >= low)];
    }
}
