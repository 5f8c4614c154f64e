namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A convolution. One of 3x3 with stride 1, without dilation or groups, may be computed by Winograd's filtering instead, unless the network
/// is exact.
/// </summary>
internal sealed class Conv(int height, int width, int filters) : Convolution(height, width)
{
    private WinogradConv? winograd;

    public int Groups { get; init; } = 1;

    public override Extent Bind(Extent[] inputs)
    {
        Extent output = Bind(inputs[0], filters, Groups, inputs[0].Channels / Groups, filters);
        if (!Exact && Kernel == (3, 3) && (StrideY, StrideX, DilationY, DilationX, Groups) == (1, 1, 1, 1, 1))
            winograd = new WinogradConv(Input, output, Before.Top, Before.Left);
        return output;
    }

    public override void Forward(Bounded[][] inputs, Bounded[] result)
    {
        base.Forward(inputs, result);
        double[] otherwise = winograd?.Forward(inputs[0], Parameters[0].Values) ?? [];
        for (int i = 0; i < otherwise.Length; i++)
            result[i] = result[i] with { Error = result[i].Error + otherwise[i] };
    }

    public override void Backward(Bounded[][] inputs, Bounded[] result, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        base.Backward(inputs, result, outputGradient, inputGradients);
        if (winograd is null)
            return;
        winograd.AddSample(inputs[0], outputGradient);
        double[] otherwise = winograd.DataGradient(outputGradient, Parameters[0].Values);
        for (int i = 0; i < otherwise.Length; i++)
            inputGradients[0][i].AllowOtherwise(otherwise[i]);
    }

    public override void Backward(Bounded[][][] inputs, Bounded[][] result, Bounded[][] outputGradient, Sum[][][] inputGradients)
    {
        base.Backward(inputs, result, outputGradient, inputGradients);
        double[] otherwise = winograd?.WeightGradient() ?? [];
        for (int i = 0; i < otherwise.Length; i++)
            Parameters[0].Gradient[i].AllowOtherwise(otherwise[i]);
    }

    protected override IEnumerable<string> Sizes() =>
        [Spelling.Of(filters), .. Groups == 1 ? Array.Empty<string>() : [$"Groups = {Spelling.Of(Groups)}"]];
}
