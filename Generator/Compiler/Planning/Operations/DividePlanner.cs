using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph.Passes;

namespace Unroll.Generator.Planning;

/// <summary>Plans quotients of stages.</summary>
internal sealed class DividePlanner : PointwisePlanner
{
    public override Type[] Operations => [typeof(DivideOperation)];

    public override void Forward(ForwardPass pass, FusedOperation fused) =>
        pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), new QuotientFunction(), Inputs(pass, fused), pass.Output(fused)));

    public override void Backward(BackwardPass pass, FusedOperation fused)
    {
        (Value gradient, Value divisor) = (pass.Gradient(fused)!, pass.Input(fused, 1));
        for (int input = 0; input < 2; input++)
        {
            if (!pass.NeedsGradient(fused, input))
                continue;
            (Value target, bool accumulate) = pass.Contribute(fused, input);
            PointwiseFunction function = input == 0 ? new QuotientFunction() : new DivisorGradientFunction();
            Value[] read = input == 0 ? [gradient, divisor] : [pass.Output(fused), divisor, gradient];
            pass.Calls.Add(PointwiseKernel.Call(pass.StageOf(fused.Main), function, read, target, accumulate));
        }
    }
}
