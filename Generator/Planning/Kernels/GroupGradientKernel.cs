namespace Unroll.Generator.Planning;

/// <summary>Adds the gradients of weights within their groups, out of those that a convolution without groups would have.</summary>
internal sealed record GroupGradientKernel(int Taps, int Channels, int Filters, int Groups) : Kernel
{
    public override string Name => "GroupGradient";

    public override string Summary => $"Adds the gradients of {Taps}x{Channels / Groups}x{Filters} weights in {Groups} groups.";

    public override string[] Operands => ["source", "weightGradient"];

    public override Calls Calls => Calls.PerMicroBatch;
}
