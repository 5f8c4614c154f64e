namespace Unroll.Generator.Planning;

/// <summary>
/// The gradient of a Gram matrix made the weights of the 1x1 convolution by which its input has its gradient: (g + its transpose) /
/// divisor, in blocks of 16 columns.
/// </summary>
/// <param name="Channels">Rows and columns of the matrix.</param>
/// <param name="Gradient">Strides of its gradient.</param>
/// <param name="Divisor">What the sums were divided by.</param>
internal sealed record GramMatrixGradientKernel(int Channels, Strides Gradient, float Divisor) : Kernel
{
    public override string Name => "GramMatrixGradient";

    public override string Summary =>
        $"The gradient of a {Channels}x{Channels} Gram matrix plus its transpose, as the weights of a 1x1 convolution: "
        + "[block][channel][16].";

    public override string[] Operands => ["outputGradient", "weights"];
}
