namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// output[y, x, f] = bias[f] + sum over i, j, c of input[y s - top + i d, x s - left + j d, first(f) + c] weights[i, j, c, f], zero outside
/// of the input, with stride s and dilation d; the filters are divided into groups, each of which reads as many channels, from first(f) on.
/// A sum of kernel height x kernel width x (channels / groups) products.
/// </summary>
internal abstract class Convolution(int height, int width) : SampleOperation
{
    private int top;
    private int left;
    private int depth;
    private int filtersOfGroup;

    public int StrideY { get; init; } = 1;

    public int StrideX { get; init; } = 1;

    public int Stride { init => StrideY = StrideX = value; }

    public int DilationY { get; init; } = 1;

    public int DilationX { get; init; } = 1;

    public int Dilation { init => DilationY = DilationX = value; }

    public Pad Pad { get; init; }

    public bool Bias { get; init; } = true;

    public override IEnumerable<string> Arguments =>
    [
        Spelling.Of(height), Spelling.Of(width), .. Sizes(), .. Both("Stride", StrideY, StrideX), .. Pad.Arguments(),
        .. Both("Dilation", DilationY, DilationX), .. Bias ? Array.Empty<string>() : ["Bias = false"], .. Sharing,
    ];

    protected (int Height, int Width) Kernel => (height, width);

    protected Extent Input { get; private set; }

    protected Extent Output { get; private set; }

    /// <summary>Rows of padding above the input, and columns on its left.</summary>
    protected (int Top, int Left) Before => (top, left);

    public override void Forward(Bounded[][] inputs, Bounded[] result)
    {
        for (int y = 0; y < Output.Height; y++)
            for (int x = 0; x < Output.Width; x++)
                for (int f = 0; f < Output.Channels; f++)
                {
                    var sum = default(Sum);
                    if (Bias)
                        sum.Add(Parameters[1][f]);
                    foreach ((int element, int weight) in Taps(y, x, f))
                        for (int c = 0; c < depth; c++)
                            sum.Add(inputs[0][element + c], Parameters[0][weight + (c * Output.Channels)]);
                    result[Output.At(y, x, f)] = sum.Total;
                }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] result, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int y = 0; y < Output.Height; y++)
            for (int x = 0; x < Output.Width; x++)
                for (int f = 0; f < Output.Channels; f++)
                {
                    Bounded gradient = outputGradient[Output.At(y, x, f)];
                    if (Bias)
                        Parameters[1].Gradient[f].Add(gradient);
                    foreach ((int element, int weight) in Taps(y, x, f))
                        for (int c = 0; c < depth; c++)
                        {
                            int at = weight + (c * Output.Channels);
                            Parameters[0].Gradient[at].Add(gradient, inputs[0][element + c]);
                            inputGradients[0][element + c].Add(gradient, Parameters[0][at]);
                        }
                }
    }

    /// <summary>What is said of the kernel besides its height and width.</summary>
    protected abstract IEnumerable<string> Sizes();

    /// <summary>Fixes the extents; the weights are declared by the dimensions behind the kernel's.</summary>
    protected Extent Bind(Extent input, int filters, int groups, params int[] dimensions)
    {
        Input = input;
        (top, _, int rows) = Pad.Along(true, input.Height, ((height - 1) * DilationY) + 1, StrideY);
        (left, _, int columns) = Pad.Along(false, input.Width, ((width - 1) * DilationX) + 1, StrideX);
        (depth, filtersOfGroup) = (input.Channels / groups, filters / groups);
        var weights = new ReferenceParameter(ParameterKind.Weights, [height, width, .. dimensions]) { FanIn = height * width * depth };
        Parameters = Bias ? [weights, new ReferenceParameter(ParameterKind.Bias, filters)] : [weights];
        return Output = Extent.Spatial(rows, columns, filters);
    }

    /// <summary>For every tap of an output that meets the input: the first element that the filter reads there, and its weight.</summary>
    private IEnumerable<(int Element, int Weight)> Taps(int y, int x, int filter)
    {
        int channel = filter / filtersOfGroup * depth;
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++)
            {
                int row = (y * StrideY) - top + (i * DilationY);
                int column = (x * StrideX) - left + (j * DilationX);
                if (Input.Contains(row, column))
                    yield return (Input.At(row, column, channel), (((i * width) + j) * depth * Output.Channels) + filter);
            }
    }

    private static IEnumerable<string> Both(string name, int y, int x) =>
        y != x ? [$"{name}Y = {Spelling.Of(y)}", $"{name}X = {Spelling.Of(x)}"] : y != 1 ? [$"{name} = {Spelling.Of(y)}"] : [];
}
