namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The mean of a window: a sum of its elements and a multiplication. The divisor counts the padding, but nothing beyond it, or only what is
/// inside the input.
/// </summary>
internal sealed class AvgPool : Pooling
{
    public AvgPool(int size)
        : base(size, size)
    {
    }

    public AvgPool(int height, int width)
        : base(height, width)
    {
    }

    public bool CountPadding { get; init; } = true;

    public override IEnumerable<string> Arguments => CountPadding ? base.Arguments : [.. base.Arguments, "CountPadding = false"];

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        foreach ((int element, int[] window, int padded) in Windows())
        {
            var sum = default(Sum);
            foreach (int i in window)
                sum.Add(inputs[0][i]);
            output[element] = sum.Total.Times(1.0 / Divisor(window, padded));
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        foreach ((int element, int[] window, int padded) in Windows())
            foreach (int i in window)
                inputGradients[0][i].Add(outputGradient[element].Times(1.0 / Divisor(window, padded)));
    }

    private int Divisor(int[] window, int padded) => CountPadding ? padded : window.Length;
}
