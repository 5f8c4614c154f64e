namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// output[y, x, f] = bias[f] + sum over i, j, c of input[y s - top + i, x s - left + j, c] weights[i, j, c, f], zero outside the input.
/// A sum of kernel height x kernel width x channels products; a 3x3 convolution of stride 1 may be computed by Winograd's filtering instead,
/// unless the network is exact.
/// </summary>
internal sealed class Conv(int height, int width, int filters) : SampleOperation
{
    private Extent input;
    private Extent output;
    private int top;
    private int left;
    private WinogradConv? winograd;

    public int StrideY { get; init; } = 1;

    public int StrideX { get; init; } = 1;

    public int Stride { init => StrideY = StrideX = value; }

    public Pad Pad { get; init; }

    public bool Bias { get; init; } = true;

    public override IEnumerable<string> Arguments =>
    [
        $"{height}", $"{width}", $"{filters}", .. Strides(), .. Pad.Arguments(), .. Bias ? Array.Empty<string>() : ["Bias = false"],
    ];

    public override Extent Bind(Extent[] inputs)
    {
        input = inputs[0];
        (top, int rows) = Pad.Along(true, input.Height, height, StrideY);
        (left, int columns) = Pad.Along(false, input.Width, width, StrideX);
        int fanIn = height * width * input.Channels;
        var weights = new ReferenceParameter(ParameterKind.Weights, height, width, input.Channels, filters) { FanIn = fanIn };
        Parameters = Bias ? [weights, new ReferenceParameter(ParameterKind.Bias, filters)] : [weights];
        output = Extent.Spatial(rows, columns, filters);
        if (!Exact && (height, width, StrideY, StrideX) == (3, 3, 1, 1))
            winograd = new WinogradConv(input, output, top, left);
        return output;
    }

    public override void Forward(Bounded[][] inputs, Bounded[] result)
    {
        double[]? otherwise = winograd?.Forward(inputs[0], Parameters[0].Values);
        for (int y = 0; y < output.Height; y++)
            for (int x = 0; x < output.Width; x++)
                for (int f = 0; f < filters; f++)
                {
                    var sum = default(Sum);
                    sum.AllowOtherwise(otherwise?[output.At(y, x, f)] ?? 0);
                    if (Bias)
                        sum.Add(Parameters[1][f]);
                    foreach ((int pixel, int tap) in Taps(y, x))
                        for (int c = 0; c < input.Channels; c++)
                            sum.Add(inputs[0][pixel + c], Parameters[0][((tap + c) * filters) + f]);
                    result[output.At(y, x, f)] = sum.Total;
                }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] result, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int y = 0; y < output.Height; y++)
            for (int x = 0; x < output.Width; x++)
                for (int f = 0; f < filters; f++)
                {
                    Bounded gradient = outputGradient[output.At(y, x, f)];
                    if (Bias)
                        Parameters[1].Gradient[f].Add(gradient);
                    foreach ((int pixel, int tap) in Taps(y, x))
                        for (int c = 0; c < input.Channels; c++)
                        {
                            int weight = ((tap + c) * filters) + f;
                            Parameters[0].Gradient[weight].Add(gradient, inputs[0][pixel + c]);
                            inputGradients[0][pixel + c].Add(gradient, Parameters[0][weight]);
                        }
                }
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

    /// <summary>For every tap of an output pixel that meets the input: the input's first channel, and the tap's first row of
    /// weights.</summary>
    private IEnumerable<(int Pixel, int Tap)> Taps(int y, int x)
    {
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++)
            {
                int row = (y * StrideY) - top + i;
                int column = (x * StrideX) - left + j;
                if (input.Contains(row, column))
                    yield return (input.At(row, column, 0), ((i * width) + j) * input.Channels);
            }
    }

    private IEnumerable<string> Strides() =>
        StrideY != StrideX ? [$"StrideY = {StrideY}", $"StrideX = {StrideX}"] : StrideY != 1 ? [$"Stride = {StrideY}"] : [];
}
