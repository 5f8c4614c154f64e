using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>The gradient of 2x2 max pooling and of the activation before it, all planar, vectors along the row.</summary>
/// <param name="Rows">Pooled rows.</param>
/// <param name="Columns">Pooled columns.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Activation">The activation before the pooling.</param>
/// <param name="Input">Strides of the value before pooling.</param>
/// <param name="Output">Strides of the pooled value.</param>
/// <param name="OutputGradient">Strides of its gradient.</param>
/// <param name="Target">Strides of the gradient that is written.</param>
internal sealed record NchwPoolGradientKernel(
    int Rows,
    int Columns,
    int Channels,
    ActivationOperation? Activation,
    Strides Input,
    Strides Output,
    Strides OutputGradient,
    Strides Target) : Kernel, IScheduled<RunSchedule>
{
    /// <summary>Whole vectors of a pooled row up to which they are straight-line code.</summary>
    private const int LargestUnrolledRow = 16;

    /// <summary>How a pooled row is taken.</summary>
    /// <param name="registers">The vector registers.</param>
    public RunSchedule ScheduleFor(RegisterFile registers) => RunSchedule.Of(Columns, LargestUnrolledRow, registers);

    public override string Name => "NchwMaxPoolGradient";

    public override string Summary =>
        $"The gradient of planar 2x2 max pooling into {Rows}x{Columns}x{Channels}"
        + (Activation is null ? "." : ", and of the activation before it.");

    public override string[] Operands => ["input", "output", "outputGradient", "target"];
}
