namespace Unroll.Generator.Planning;

/// <summary>Softmax over the channels of each pixel, by the runtime.</summary>
internal sealed record SoftmaxKernel(int Pixels, int Channels, int InputStride, int OutputStride) : Kernel
{
    public override string Name => "Softmax";

    public override string Summary => $"Softmax over {Channels} channels of {Pixels} pixels.";

    public override string[] Operands => ["input", "output"];
}
