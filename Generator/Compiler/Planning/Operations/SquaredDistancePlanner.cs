using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans squared distances, which the runtime computes pixel by pixel. Only elements are written, so what lies between them must
/// be zero already.</summary>
internal sealed class SquaredDistancePlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(SquaredDistanceOperation)];

    public override LayoutKind Kind(Planner planner, FusedOperation fused) => Layout.KindOf(fused.Main.Shape);

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        LayoutRequirement.ChannelsLast(planner.NodeOf(fused.Main.Inputs[input]).Shape);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        (Value first, Value second, Value output) = (pass.Input(fused, 0), pass.Input(fused, 1), pass.Output(fused));
        output.WriteElementsOnly();
        Shape shape = first.Layout.Shape;
        var kernel = new SquaredDistanceKernel(
            shape.Height, shape.Width, shape.Channels, Strides.Of(first.Layout), Strides.Of(second.Layout), Strides.Of(output.Layout));
        pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [first.First, second.First, output.First]));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        for (int input = 0; input < 2; input++)
        {
            if (!pass.NeedsGradient(fused, input))
                continue;
            (Value own, Value other) = (pass.Input(fused, input), pass.Input(fused, 1 - input));
            (Value target, bool accumulate) = pass.Contribute(fused, input);
            target.WriteElementsOnly();
            Shape shape = own.Layout.Shape;
            var kernel = new SquaredDistanceGradientKernel(
                shape.Height, shape.Width, shape.Channels,
                Strides.Of(own.Layout), Strides.Of(other.Layout), Strides.Of(gradient.Layout), Strides.Of(target.Layout), accumulate);
            pass.Calls.Add(new(pass.StageOf(fused.Main), kernel, [own.First, other.First, gradient.First, target.First]));
        }
    }
}
