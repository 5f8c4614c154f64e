using Unroll.Generator.Graph;
using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans concatenation along the channels: each input is copied into its place.</summary>
internal sealed class ConcatPlanner : OperationPlanner
{
    public override Type[] Operations => [typeof(ConcatOperation)];

    public override LayoutRequirement RequirementOf(Planner planner, FusedOperation fused, int input) =>
        new(LayoutRequirement.Any, ElementsOnly: true);

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        Value output = pass.Output(fused);
        int channel = 0;
        for (int input = 0; input < fused.Main.Inputs.Count; input++)
        {
            Value source = pass.Input(fused, input);
            pass.Calls.Add(CopyKernel.Call(pass.StageOf(fused.Main), source.Layout.Shape, source, output, toChannel: channel));
            channel += source.Layout.Channels;
        }
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        int channel = 0;
        for (int input = 0; input < fused.Main.Inputs.Count; input++)
        {
            Shape shape = pass.Input(fused, input).Layout.Shape;
            if (pass.NeedsGradient(fused, input))
            {
                (Value target, bool accumulate) = pass.Contribute(fused, input);
                pass.Calls.Add(
                    CopyKernel.Call(pass.StageOf(fused.Main), shape, gradient, target, fromChannel: channel, accumulate: accumulate));
            }

            channel += shape.Channels;
        }
    }
}
