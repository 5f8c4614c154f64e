namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// A convolution. One with a square kernel of few taps for its stride, without dilation, may be computed by Winograd's filtering instead,
/// if the generated network has such kernels.
/// </summary>
internal sealed class Conv(int height, int width, int filters) : Convolution(height, width)
{
    private WinogradConv? winograd;

    public int Groups { get; init; } = 1;

    /// <summary>Whether it is declared so.</summary>
    public bool Exact { get; init; }

    private WinogradConv? Winograd => InTiles && !Exact ? winograd : null;

    public override Extent Bind(Extent[] inputs)
    {
        Extent output = Bind(inputs[0], filters, Groups, inputs[0].Channels / Groups, filters);
        bool isSquare = Kernel.Height == Kernel.Width && StrideY == StrideX;
        if (isSquare && (DilationY, DilationX) == (1, 1) && WinogradConv.Is(Kernel.Height, StrideY))
            winograd = new WinogradConv(Input, output, Kernel.Height, StrideY, Before.Top, Before.Left);
        return output;
    }

    public override void Forward(Bounded[][] inputs, Bounded[] result)
    {
        base.Forward(inputs, result);
        double[] otherwise = Winograd?.Forward(inputs[0], AllWeights()) ?? [];
        for (int i = 0; i < otherwise.Length; i++)
            result[i] = result[i] with { Error = result[i].Error + otherwise[i] };
    }

    public override void Backward(Bounded[][] inputs, Bounded[] result, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        base.Backward(inputs, result, outputGradient, inputGradients);
        if (Winograd is null)
            return;
        Winograd.AddSample(inputs[0], outputGradient);
        double[] otherwise = Winograd.InputGradient(outputGradient, AllWeights());
        for (int i = 0; i < otherwise.Length; i++)
            inputGradients[0][i].AllowOtherwise(otherwise[i]);
    }

    public override void Backward(Bounded[][][] inputs, Bounded[][] result, Bounded[][] outputGradient, Sum[][][] inputGradients)
    {
        base.Backward(inputs, result, outputGradient, inputGradients);
        double[] otherwise = Winograd?.WeightGradient() ?? [];
        if (otherwise.Length > 0)
            foreach ((int own, int all) in Places())
                Parameters[0].Gradient[own].AllowOtherwise(otherwise[all]);
    }

    /// <summary>The weights of a convolution without groups that computes the same: zeros between those of the groups.</summary>
    private double[] AllWeights()
    {
        if (Groups == 1)
            return Parameters[0].Values;
        var weights = new double[Parameters[0].Values.Length * Groups];
        foreach ((int own, int all) in Places())
            weights[all] = Parameters[0].Values[own];
        return weights;
    }

    /// <summary>The place of every weight among its own, and among those without groups.</summary>
    private IEnumerable<(int Own, int All)> Places()
    {
        int depth = Input.Channels / Groups;
        for (int own = 0; own < Parameters[0].Values.Length; own++)
        {
            (int row, int filter) = (own / filters, own % filters);
            (int tap, int channel) = (row / depth, row % depth + (filter / (filters / Groups) * depth));
            yield return (own, (((tap * Input.Channels) + channel) * filters) + filter);
        }
    }

    protected override IEnumerable<string> Sizes() =>
        [Spelling.Of(filters), .. Groups == 1 ? Array.Empty<string>() : [$"Groups = {Spelling.Of(Groups)}"],
            .. Exact ? new[] { "Exact = true" } : []];
}
