namespace Unroll.Generator.Planning;

/// <summary>The channels of each pixel divided by their length, by the runtime.</summary>
internal sealed record L2NormalizeKernel(int Pixels, int Channels, int InputStride, int OutputStride, float Epsilon) : Kernel
{
    public override string Name => "L2Normalize";

    public override string Summary => $"{Channels} channels of {Pixels} pixels divided by their length.";

    public override string[] Operands => ["input", "output"];
}
