namespace Unroll.Generator.Planning;

/// <summary>
/// The gradient of the bias: the output gradient summed over the pixels and samples of a micro-batch, channel by channel.
/// </summary>
/// <param name="IsPlanar">Whether the output gradient is planar; else it has padded channels.</param>
/// <param name="Rows">Rows of the output gradient.</param>
/// <param name="Columns">Columns of the output gradient.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Gradient">Its strides.</param>
internal sealed record BiasGradientKernel(bool IsPlanar, int Rows, int Columns, int Channels, Strides Gradient)
    : Kernel, IScheduled<BiasGradientSchedule>
{
    /// <summary>The call that adds the gradient of a bias.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="gradient">The gradient of the sums that the bias is part of.</param>
    /// <param name="bias">The gradient of the bias.</param>
    public static KernelCall Call(string stage, Value gradient, Operand bias)
    {
        Layout layout = gradient.Layout;
        var kernel = new BiasGradientKernel(
            layout.Kind == LayoutKind.Nchw, layout.Height, layout.Width, layout.Channels, Strides.Of(gradient));
        return new(stage, kernel, [gradient.First, bias]);
    }

    public BiasGradientSchedule ScheduleFor(RegisterFile registers) => new(this, registers);

    public override string Name => "BiasGradient";

    public override string Summary => $"Adds the gradient of {Channels} biases over {Rows}x{Columns} pixels of each sample.";

    public override string[] Operands => ["outputGradient", "biasGradient"];

    public override Granularity Granularity => Granularity.MicroBatch;
}
