namespace Unroll.Operations.Tests.Reference;

/// <summary>What convolutions and transposed ones have in common: how their kernel lies in the larger of both images.</summary>
internal abstract class KernelOperation(int height, int width) : SampleOperation
{
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
        Spelling.Of(height), Spelling.Of(width), .. Sizes(), .. Both("Stride", StrideY, StrideX, 1), .. Pad.Arguments(),
        .. Both("Dilation", DilationY, DilationX, 1), .. Bias ? Array.Empty<string>() : ["Bias = false"], .. Sharing,
    ];

    protected (int Height, int Width) Kernel => (height, width);

    /// <summary>Rows and columns from the first tap to the last.</summary>
    protected (int Rows, int Columns) Span => (((height - 1) * DilationY) + 1, ((width - 1) * DilationX) + 1);

    /// <summary>What is said of the kernel besides its height and width.</summary>
    protected abstract IEnumerable<string> Sizes();

    /// <summary>A setting of both directions, unless they have what is usual.</summary>
    protected static IEnumerable<string> Both(string name, int y, int x, int usual) =>
        y != x ? [$"{name}Y = {Spelling.Of(y)}", $"{name}X = {Spelling.Of(x)}"] : y != usual ? [$"{name} = {Spelling.Of(y)}"] : [];

    /// <summary>Declares the weights, by the dimensions behind the kernel's, and the bias.</summary>
    protected void DeclareParameters(int fanIn, int filters, params int[] dimensions)
    {
        var weights = new ReferenceParameter(ParameterKind.Weights, [height, width, .. dimensions]) { FanIn = height * width * fanIn };
        Parameters = Bias ? [weights, new ReferenceParameter(ParameterKind.Bias, filters)] : [weights];
    }
}
