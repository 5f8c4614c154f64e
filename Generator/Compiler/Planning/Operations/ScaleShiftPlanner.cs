using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans learned scales and shifts: those of training, and those of a prediction that could not be folded into weights.</summary>
internal sealed class ScaleShiftPlanner : ChannelScalePlanner
{
    public override Type[] Operations => [typeof(ScaleShiftOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused) =>
        Scale(pass, fused, Parameter(pass.Planner, fused, 0), Parameter(pass.Planner, fused, 1));

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        if (pass.ParameterGradient(fused.Main, 0) is { } scale && pass.ParameterGradient(fused.Main, 1) is { } shift)
        {
            (Value input, Value gradient) = (pass.Input(fused, 0), pass.Gradient(fused)!);
            var kernel = new ChannelScaleGradientKernel(
                ChannelGeometry.Of(gradient.Layout), Strides.Of(input), Strides.Of(gradient),
                Shifts: true, IsLearned: true, Accumulate: true);
            pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [input.First, gradient.First, scale, shift]));
        }

        ScaleGradient(pass, fused, Parameter(pass.Planner, fused, 0));
    }

    private static Operand Parameter(Planner planner, FusedOperation fused, int parameter) =>
        Operand.Shared(Space.Parameters, planner.Parameters.OffsetOf(fused.Main.Parameters[parameter]));
}
