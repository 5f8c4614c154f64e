using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>
/// Plans what scales channels. In planes a channel's factor is the same along a row, so that few channels of many pixels are no padding:
/// these are planar whatever their input is.
/// </summary>
internal abstract class ChannelScalePlanner : OperationPlanner
{
    public sealed override LayoutKind Kind(Planner planner, FusedOperation fused) =>
        Layout.IsSparse(fused.Main.Shape) || planner.KindOf(fused.Main.Inputs[0]) == LayoutKind.Nchw
            ? LayoutKind.Nchw
            : LayoutKind.NhwcPadded;

    /// <summary>The first input lies as the value does; the factors, where they are an input, lie as whole vectors.</summary>
    public sealed override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        new([input == 0 ? Kind(planner, fused) : LayoutKind.NhwcPadded]);

    protected static void Scale(ForwardPass pass, FusedOperation fused, params Operand[] factors)
    {
        (Value input, Value output) = (pass.Input(fused, 0), pass.Output(fused));
        var kernel = new ChannelScaleKernel(
            ChannelGeometry.Of(output.Layout), Strides.Of(input.Layout), Strides.Of(output.Layout), Shifts: factors.Length > 1);
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [input.First, .. factors, output.First]));
    }

    /// <summary>The gradient of the first input: that of the value, each channel times its factor.</summary>
    protected static void ScaleGradient(BackwardPass pass, FusedOperation fused, Operand factors)
    {
        if (!pass.NeedsGradient(fused, 0))
            return;
        Value gradient = pass.Gradient(fused)!;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        var kernel = new ChannelScaleKernel(
            ChannelGeometry.Of(gradient.Layout), Strides.Of(gradient.Layout), Strides.Of(target.Layout), Shifts: false, accumulate);
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [gradient.First, factors, target.First]));
    }
}
