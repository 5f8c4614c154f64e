namespace Unroll.Generator.Planning;

/// <summary>The gradient of softmax's input, from its output and the output's gradient.</summary>
internal sealed record SoftmaxGradientKernel(int Pixels, int Channels, int OutputStride, int OutputGradientStride, int TargetStride) : Kernel
{
    public override string Name => "SoftmaxGradient";

    public override string Summary => $"The gradient of softmax over {Channels} channels of {Pixels} pixels.";

    public override string[] Operands => ["output", "outputGradient", "target"];
}
