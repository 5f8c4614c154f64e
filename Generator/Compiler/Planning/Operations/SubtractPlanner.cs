using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans differences of stages.</summary>
internal sealed class SubtractPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(SubtractOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused) =>
        pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), new DifferenceFunction(), Inputs(pass, fused), pass.Output(fused)));

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        for (int input = 0; input < 2; input++)
        {
            if (!pass.NeedsGradient(fused, input))
                continue;
            (Value target, bool accumulate) = pass.Contribute(fused, input);
            PointwiseFunction function = input == 0 ? new IdentityFunction() : new NegationFunction();
            pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), function, [gradient], target, accumulate));
        }
    }
}
