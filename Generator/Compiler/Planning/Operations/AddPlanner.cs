using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans sums of stages.</summary>
internal sealed class AddPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(AddOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused)
    {
        Value[] inputs = Inputs(pass, fused);
        pass.Calls.Add(PointwiseKernel.Call(
            pass.StageOf(fused.Main), new SumFunction(inputs.Length, fused.Function), inputs, pass.Output(fused)));
    }

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        string stage = pass.StageOf(fused.Main);
        Value sum = pass.BeforeActivation(fused);
        for (int input = 0; input < fused.Main.Inputs.Count; input++)
        {
            if (!pass.NeedsGradient(fused, input))
                continue;
            (Value target, bool accumulate) = pass.Contribute(fused, input);
            pass.Calls.Add(PointwiseKernel.Call(stage, new IdentityFunction(), [sum], target, accumulate));
        }
    }
}
