using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans activations that stand alone.</summary>
internal sealed class ActivationPlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(ReluOperation), typeof(LeakyReluOperation), typeof(SigmoidOperation), typeof(TanhOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused) => pass.Calls.Add(PointwiseKernel.Call(
        pass.StageOf(fused.Main), new ActivationFunction((ActivationOperation)fused.Main.Operation), Inputs(pass, fused), pass.Output(fused)));

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        var function = new ActivationGradientFunction((ActivationOperation)fused.Main.Operation);
        pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), function, [pass.Output(fused), gradient], target, accumulate));
    }
}
