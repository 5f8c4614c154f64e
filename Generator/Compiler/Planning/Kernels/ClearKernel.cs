namespace Unroll.Generator.Planning;

/// <summary>Sets a buffer to zero.</summary>
/// <param name="Length">Its floats.</param>
internal sealed record ClearKernel(int Length) : Kernel
{
    public override string Name => "Clear";

    public override string Summary => $"Sets {Length} floats to zero.";

    public override string[] Operands => ["buffer"];
}
