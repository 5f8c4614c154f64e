namespace Unroll.Generator.Planning;

/// <summary>Counts the elements of <see cref="BroadcastKernel"/>, one by one.</summary>
internal sealed class BroadcastTime : KernelTime<BroadcastKernel>
{
    protected override KernelWork Count(BroadcastKernel kernel, RegisterFile registers) =>
        new(0, 2.0 * kernel.Rows * kernel.Columns * kernel.Channels);
}
