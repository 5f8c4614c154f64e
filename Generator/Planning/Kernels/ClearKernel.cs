namespace Unroll.Generator.Planning;

/// <summary>Sets a buffer to zero.</summary>
/// <param name="Length">Its floats.</param>
/// <param name="Once">Whether it is cleared once a micro-batch rather than for every sample.</param>
internal sealed record ClearKernel(int Length, bool Once = false) : Kernel
{
    public override string Name => "Clear";

    public override string Summary => $"Sets {Length} floats to zero.";

    public override string[] Operands => ["buffer"];

    public override Calls Calls => Once ? Calls.PerMicroBatch : Calls.PerSample;
}
