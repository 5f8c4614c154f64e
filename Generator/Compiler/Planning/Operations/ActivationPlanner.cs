using Unroll.Generator.Graph.Passes;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>Plans activations that stand alone, whichever they are.</summary>
internal sealed class ActivationPlanner : PointwisePlanner
{
    public override Type[] Operations => [.. Implementations.TypesOf(typeof(ActivationOperation))];

    public override void Forward(ForwardPass pass, FusedOperation fused) => pass.Calls.Add(PointwiseKernel.Call(
        pass.StageOf(fused.Main),
        new ActivationFunction((ActivationOperation)fused.Main.Operation),
        Inputs(pass, fused),
        pass.Output(fused)));

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        (Value target, bool accumulate) = pass.Contribute(fused, 0);
        var operation = (ActivationOperation)fused.Main.Operation;
        Value read = operation.Reads == DerivativeInput.Input ? pass.Input(fused, 0) : pass.Output(fused);
        pass.Calls.Add(PointwiseKernel.Call(
            pass.StageOf(fused.Main), new ActivationGradientFunction(operation), [read, gradient], target, accumulate));
    }
}
