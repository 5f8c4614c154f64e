namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A convolution. One with a square kernel of few taps for its stride, without dilation or groups, may be computed by Winograd's filtering instead,
/// if the generated network has such kernels.
/// </summary>
internal sealed class Conv(int height, int width, int filters) : Convolution(height, width)
{
    private WinogradConv? winograd;

    public int Groups { get; init; } = 1;

    private WinogradConv? Winograd => InSquares ? winograd : null;

    public override Extent Bind(Extent[] inputs)
    {
        Extent output = Bind(inputs[0], filters, Groups, inputs[0].Channels / Groups, filters);
        bool isSquare = Kernel.Height == Kernel.Width && StrideY == StrideX;
        if (isSquare && (DilationY, DilationX, Groups) == (1, 1, 1) && WinogradConv.Is(Kernel.Height, StrideY))
            winograd = new WinogradConv(Input, output, Kernel.Height, StrideY, Before.Top, Before.Left);
        return output;
    }

    public override void Forward(Bounded[][] inputs, Bounded[] result)
    {
        base.Forward(inputs, result);
        double[] otherwise = Winograd?.Forward(inputs[0], Parameters[0].Values) ?? [];
        for (int i = 0; i < otherwise.Length; i++)
            result[i] = result[i] with { Error = result[i].Error + otherwise[i] };
    }

    public override void Backward(Bounded[][] inputs, Bounded[] result, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        base.Backward(inputs, result, outputGradient, inputGradients);
        if (Winograd is null)
            return;
        Winograd.AddSample(inputs[0], outputGradient);
        double[] otherwise = Winograd.DataGradient(outputGradient, Parameters[0].Values);
        for (int i = 0; i < otherwise.Length; i++)
            inputGradients[0][i].AllowOtherwise(otherwise[i]);
    }

    public override void Backward(Bounded[][][] inputs, Bounded[][] result, Bounded[][] outputGradient, Sum[][][] inputGradients)
    {
        base.Backward(inputs, result, outputGradient, inputGradients);
        double[] otherwise = Winograd?.WeightGradient() ?? [];
        for (int i = 0; i < otherwise.Length; i++)
            Parameters[0].Gradient[i].AllowOtherwise(otherwise[i]);
    }

    protected override IEnumerable<string> Sizes() =>
        [Spelling.Of(filters), .. Groups == 1 ? Array.Empty<string>() : [$"Groups = {Spelling.Of(Groups)}"]];
}
