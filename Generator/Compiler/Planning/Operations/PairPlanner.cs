using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans functions of two values in which the gradient of the second is that of the first with the two exchanged.</summary>
internal abstract class PairPlanner : PointwisePlanner
{
    /// <summary>The function of both.</summary>
    protected abstract PointwiseFunction Function { get; }

    /// <summary>The gradient of the first, from the first, the second and the gradient of the value.</summary>
    protected abstract PointwiseFunction Gradient { get; }

    public sealed override void Forward(ForwardPass pass, FusedOperation fused) =>
        pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), Function, Inputs(pass, fused), pass.Output(fused)));

    public sealed override void Backward(BackwardPass pass, FusedOperation fused)
    {
        Value gradient = pass.Gradient(fused)!;
        for (int input = 0; input < 2; input++)
        {
            if (!pass.NeedsGradient(fused, input))
                continue;
            (Value target, bool accumulate) = pass.Contribute(fused, input);
            Value[] read = [pass.Input(fused, input), pass.Input(fused, 1 - input), gradient];
            pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), Gradient, read, target, accumulate));
        }
    }
}
