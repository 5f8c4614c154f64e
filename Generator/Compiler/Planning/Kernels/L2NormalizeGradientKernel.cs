namespace Unroll.Generator.Planning;

/// <summary>The gradient of the input of a <see cref="L2NormalizeKernel"/>, from input, output and the output's gradient.</summary>
internal sealed record L2NormalizeGradientKernel(
    int Pixels, int Channels, int InputStride, int OutputStride, int OutputGradientStride, int TargetStride, float Epsilon) : Kernel
{
    public override string Name => "L2NormalizeGradient";

    public override string Summary => $"The gradient of {Channels} channels of {Pixels} pixels divided by their length.";

    public override string[] Operands => ["input", "output", "outputGradient", "target"];
}
