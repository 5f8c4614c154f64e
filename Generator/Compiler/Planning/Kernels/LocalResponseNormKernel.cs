using Unroll.Generator.Graph.Operations;

namespace Unroll.Generator.Planning;

/// <summary>x / (k + factor x sum x²)^beta over neighboring channels of each pixel, by the runtime.</summary>
internal sealed record LocalResponseNormKernel(int Pixels, int Channels, int InputStride, int OutputStride, LocalResponseNormOperation Operation) : Kernel
{
    public override string Name => "LocalResponseNorm";

    public override string Summary => $"Local response normalization over {Operation.Size} of {Channels} channels of {Pixels} pixels.";

    public override string[] Operands => ["input", "output", "scratch"];
}
