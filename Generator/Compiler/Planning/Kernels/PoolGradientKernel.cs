using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>
/// The gradient of a pooling's input, added to what the target holds. Of a window's equal largest elements the first in
/// row-major order takes the gradient, as in PyTorch.
/// </summary>
/// <param name="Geometry">The pooling.</param>
/// <param name="Activation">An activation that came before the pooling and whose gradient is taken in the same pass.</param>
/// <param name="Input">Strides of the pooled input; all 0 where it is not read.</param>
/// <param name="Output">Strides of the output, likewise.</param>
/// <param name="OutputGradient">Strides of the output's gradient.</param>
/// <param name="Target">Strides of the input's gradient.</param>
/// <param name="Accumulate">Whether the gradient is added to the target; else it is written, for windows that tile the input.</param>
internal sealed record PoolGradientKernel(
    PoolGeometry Geometry,
    ActivationOperation? Activation,
    Strides Input,
    Strides Output,
    Strides OutputGradient,
    Strides Target,
    bool Accumulate) : Kernel
{
    public override string Name => Geometry.Function == PoolFunction.Max ? "MaxPoolGradient" : "AvgPoolGradient";

    public override string Summary =>
        $"The gradient of {Geometry.Text}, {Geometry.Blocks * Layout.Block} channels"
        + (Activation is null ? "." : ", and of the activation before it.");

    public override string[] Operands => Geometry.GradientOperands;

    /// <summary>The call that computes it.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="geometry">The pooling.</param>
    /// <param name="activation">An activation before it.</param>
    /// <param name="input">The pooled input.</param>
    /// <param name="output">The output.</param>
    /// <param name="gradient">The output's gradient.</param>
    /// <param name="target">The input's gradient.</param>
    /// <param name="accumulate">Whether it is added.</param>
    public static KernelCall Call(
        string stage,
        PoolGeometry geometry,
        ActivationOperation? activation,
        Value input,
        Value output,
        Value gradient,
        Value target,
        bool accumulate)
    {
        bool max = geometry.Function == PoolFunction.Max;
        var kernel = new PoolGradientKernel(
            geometry,
            activation,
            max ? Strides.Of(input.Layout) : default,
            max ? Strides.Of(output.Layout) : default,
            Strides.Of(gradient.Layout),
            Strides.Of(target.Layout),
            accumulate);
        return new(stage, kernel, geometry.GradientPlaces(input, output, gradient, target));
    }
}
