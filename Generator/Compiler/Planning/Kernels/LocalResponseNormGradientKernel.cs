using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>The gradient of the input of a <see cref="LocalResponseNormKernel"/>, from input, output and the output's gradient.</summary>
internal sealed record LocalResponseNormGradientKernel(
    int Pixels, int Channels, int InputStride, int OutputStride, int OutputGradientStride, int TargetStride, LocalResponseNormOperation Operation) : Kernel
{
    public override string Name => "LocalResponseNormGradient";

    public override string Summary => $"The gradient of local response normalization over {Operation.Size} of {Channels} channels of {Pixels} pixels.";

    public override string[] Operands => ["input", "output", "outputGradient", "target", "scratch"];
}
